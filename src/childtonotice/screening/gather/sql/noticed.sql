-- Every incident with some sign of a child, after the logs were read.
CREATE TEMP TABLE noticed AS
SELECT i.incident_id, i.reported_at
FROM incidents i
JOIN (
    SELECT incident_id FROM young
    UNION SELECT incident_id FROM at_home
    UNION SELECT incident_id FROM coded
    UNION SELECT incident_id FROM mentions
) signs USING (incident_id);

-- Its people on record who may be children.
CREATE TEMP TABLE our_children AS
SELECT incident_id, person_id FROM young
UNION SELECT incident_id, person_id FROM at_home;
