-- A PPN that covers a child on record elsewhere for certain, or bears the id of another incident that shows a child,
-- is no candidate for a child known only from the text (ruling 15).
CREATE TABLE shows_child AS
SELECT incident FROM mentions
UNION
SELECT v.incident
FROM involvements v
SEMI JOIN referrals USING (incident)
JOIN incidents i USING (incident)
JOIN people p USING (person_id)
WHERE p.date_of_birth > i.reported_at - INTERVAL '17 years 360 days' AND p.date_of_birth < i.reported_at - INTERVAL '1 day';

CREATE TABLE free AS
SELECT ppn_id, incident, submitted_at, officer_id FROM referrals
WHERE incident NOT IN (SELECT incident FROM shows_child)
  AND ppn_id NOT IN (
    SELECT r.ppn_id
    FROM referrals r
    JOIN ppn_subjects s ON s.ppn_id = r.ppn_id AND s.role = 'child' AND s.person_id <> ''
    JOIN involvements v ON v.person_id = s.person_id
    JOIN noticed n ON n.incident = v.incident
    WHERE r.kind IN ('child', 'domestic')
      AND (v.incident = r.incident
           OR (r.submitted_at >= n.reported_at + INTERVAL '1 minute'
               AND r.submitted_at <= n.reported_at + to_days($cover_days) - INTERVAL '2 hours')));

-- A PPN that bears the id of an incident covers that one alone for a child of it (ruling 13): by id here, by an equal name
-- and date of birth below. Of such subjects no name is compared.
CREATE TABLE claimed AS
SELECT s.place
FROM ppn_subjects s
JOIN referrals r USING (ppn_id)
JOIN our_children c ON c.incident = r.incident AND c.person_id = s.person_id
WHERE ppn_id NOT IN (SELECT ppn_id FROM free);
