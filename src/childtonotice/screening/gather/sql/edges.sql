-- Which PPN is in question for which incident.
CREATE TABLE by_no_name AS
SELECT DISTINCT n.incident_id, f.ppn_id
FROM free_days f
JOIN nameless USING (ppn_id)
JOIN reports n ON n.day = f.day;

CREATE TABLE edges AS
SELECT n.incident_id, r.ppn_id FROM referrals r JOIN noticed n ON n.incident_id = r.incident_id
UNION SELECT incident_id, ppn_id FROM by_person
UNION SELECT incident_id, ppn_id FROM by_name
UNION SELECT incident_id, ppn_id FROM by_forename
UNION SELECT incident_id, ppn_id FROM by_age
UNION SELECT incident_id, ppn_id FROM by_adult
UNION SELECT incident_id, ppn_id FROM by_line
UNION SELECT incident_id, ppn_id FROM by_no_name;
