-- Which incidents show some sign of a child by their records: generous, since the rules decide.
-- A person without a usable date of birth counts by the recorded age, or in the role child or missing.
-- may_show: whether the incident may count the person as a child; one recorded as grown up may be one in another incident.
-- The few who may be young go first, and the links that say an age; most of those on record are grown up.
CREATE TABLE perhaps_young AS
SELECT person_id, date_of_birth, place FROM people
WHERE date_of_birth > (SELECT min(reported_at) FROM incidents) - INTERVAL '18 years 2 days';

CREATE TABLE told_ages AS
SELECT incident, person_id, age FROM involvements WHERE coalesce(age, '') <> '' OR role IN ('child', 'missing');

CREATE TABLE young AS
SELECT incident, person_id, bool_or(may_show) AS may_show
FROM (SELECT v.incident, v.person_id, true AS may_show
      FROM involvements v
      JOIN perhaps_young p USING (person_id)
      JOIN incidents i USING (incident)
      WHERE p.date_of_birth > i.reported_at - INTERVAL '18 years 2 days'
      UNION ALL
      SELECT v.incident, v.person_id,
             NOT regexp_full_match(coalesce(v.age, ''), '(1[89]|[2-9]\d|1\d\d)(-(1[89]|[2-9]\d|1\d\d)|\+)?')
      FROM told_ages v
      JOIN incidents i USING (incident)
      LEFT JOIN (SELECT person_id, date_of_birth FROM people SEMI JOIN told_ages USING (person_id)) p USING (person_id)
      WHERE p.date_of_birth IS NULL OR p.date_of_birth < DATE '1925-01-01'
         OR p.date_of_birth < i.reported_at - INTERVAL '109 years')
GROUP BY incident, person_id;

CREATE TABLE at_home AS
SELECT i.incident, p.person_id
FROM places a
JOIN incidents i USING (place)
JOIN homes h USING (address_key)
JOIN perhaps_young p ON p.place = h.place
WHERE p.date_of_birth > i.reported_at - INTERVAL '18 years 2 days'
  AND p.date_of_birth <= i.reported_at + INTERVAL '1 day'
  AND (starts_with(a.street, h.street) OR starts_with(h.street, a.street));

CREATE TABLE coded AS
SELECT incident FROM incidents JOIN kinds USING (kind) WHERE coded;

-- The people on record who may be children of an incident.
CREATE TABLE our_children AS
SELECT incident, person_id FROM young
UNION SELECT incident, person_id FROM at_home;

-- The PPNs that may cover a child.
CREATE TABLE referrals AS
SELECT ppn_id, incident, submitted_at, kind, officer_id FROM ppns WHERE coalesce(kind, '') <> 'adult';
