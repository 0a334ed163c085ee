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

-- Its people on record who may be children, and everyone linked to it, with the keys of their names.
CREATE TEMP TABLE our_children AS
SELECT incident_id, person_id FROM young
UNION SELECT incident_id, person_id FROM at_home;

CREATE TEMP TABLE named_people AS
SELECT DISTINCT p.person_id, p.forename, p.surname, p.date_of_birth
FROM people p
JOIN (SELECT person_id FROM our_children
      UNION SELECT v.person_id FROM involvements v JOIN mentions USING (incident_id)) USING (person_id);
