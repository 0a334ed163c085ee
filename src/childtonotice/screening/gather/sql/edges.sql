-- Which PPN is in question for which incident.
CREATE TABLE by_no_name AS
SELECT DISTINCT n.incident, f.ppn_id
FROM free_days f
JOIN nameless USING (ppn_id)
JOIN reports n ON n.day = f.day;

CREATE TABLE edges AS
SELECT n.incident, r.ppn_id FROM referrals r JOIN noticed n ON n.incident = r.incident
UNION SELECT incident, ppn_id FROM by_person
UNION SELECT incident, ppn_id FROM by_name
UNION SELECT incident, ppn_id FROM by_forename
UNION SELECT incident, ppn_id FROM by_age
UNION SELECT incident, ppn_id FROM by_adult
UNION SELECT incident, ppn_id FROM by_line
UNION SELECT incident, ppn_id FROM by_no_name;
