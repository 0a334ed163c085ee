-- Which incidents show some sign of a child by their records: generous, since the rules decide.
-- A person without a usable date of birth counts by the recorded age, or in the role child or missing.
-- may_show: whether the incident may count the person as a child; one recorded as grown up may be one in another incident.
CREATE TABLE young AS
SELECT v.incident_id, v.person_id,
       bool_or(coalesce(p.date_of_birth > i.reported_at - INTERVAL '18 years 2 days', false)
               OR NOT regexp_full_match(coalesce(v.age, ''), '(1[89]|[2-9]\d|1\d\d)(-(1[89]|[2-9]\d|1\d\d)|\+)?'))
       AS may_show
FROM involvements v
JOIN incidents i USING (incident_id)
LEFT JOIN people p USING (person_id)
WHERE p.date_of_birth > i.reported_at - INTERVAL '18 years 2 days'
   OR ((p.date_of_birth IS NULL OR p.date_of_birth < DATE '1925-01-01'
        OR p.date_of_birth < i.reported_at - INTERVAL '109 years')
       AND (coalesce(v.age, '') <> '' OR v.role IN ('child', 'missing')))
GROUP BY v.incident_id, v.person_id;

CREATE TABLE at_home AS
SELECT i.incident_id, p.person_id
FROM places a
JOIN incidents i USING (place)
JOIN homes h USING (address_key)
JOIN people p ON p.place = h.place
WHERE p.date_of_birth > i.reported_at - INTERVAL '18 years 2 days'
  AND p.date_of_birth <= i.reported_at + INTERVAL '1 day'
  AND (starts_with(a.street, h.street) OR starts_with(h.street, a.street));

CREATE TABLE coded AS
SELECT incident_id FROM incidents JOIN kinds USING (kind) WHERE coded;
