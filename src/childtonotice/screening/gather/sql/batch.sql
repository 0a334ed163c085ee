-- Everything around one batch of incidents, flat.
CREATE OR REPLACE TEMP TABLE batch_targets AS SELECT incident_id FROM targets WHERE batch = $batch;

CREATE OR REPLACE TEMP TABLE batch_referrals AS
SELECT DISTINCT e.ppn_id FROM edges e JOIN batch_targets USING (incident_id);

CREATE OR REPLACE TEMP TABLE batch_edges AS
SELECT e.ppn_id, e.incident_id FROM edges e JOIN batch_referrals USING (ppn_id) ORDER BY ALL;

CREATE OR REPLACE TEMP TABLE batch_scenes AS
SELECT incident_id FROM batch_targets UNION SELECT incident_id FROM batch_edges;

CREATE OR REPLACE TEMP TABLE batch_incidents AS
SELECT i.incident_id, i.reported_at, i.updated_at, i.closed_at, coalesce(i.area, '') AS area,
       coalesce(i.opening_code, '') AS opening_code, i.closing_codes, i.flags,
       coalesce(i.response_grade, '') AS response_grade, i.attended, coalesce(i.location, '') AS location,
       coalesce(i.officer_id, '') AS officer_id, coalesce(l.log, '') AS log
FROM incidents i JOIN batch_scenes USING (incident_id) JOIN kept_logs l USING (incident_id);

CREATE OR REPLACE TEMP TABLE batch_involvements AS
SELECT v.incident_id, v.person_id, coalesce(v.role, '') AS role, coalesce(v.age, '') AS age
FROM involvements v JOIN batch_scenes USING (incident_id);

CREATE OR REPLACE TEMP TABLE batch_household AS
SELECT h.incident_id, h.person_id FROM at_home h JOIN batch_scenes USING (incident_id);

CREATE OR REPLACE TEMP TABLE batch_people AS
SELECT p.person_id, coalesce(p.forename, '') AS forename, coalesce(p.surname, '') AS surname, p.date_of_birth,
       coalesce(p.sex, '') AS sex, coalesce(p.ethnicity, '') AS ethnicity, coalesce(p.address, '') AS address,
       p.looked_after
FROM people p
WHERE p.person_id IN (SELECT person_id FROM batch_involvements UNION SELECT person_id FROM batch_household);

CREATE OR REPLACE TEMP TABLE batch_mentions AS SELECT m.* FROM mentions m JOIN batch_scenes USING (incident_id)
ORDER BY m.place;

CREATE OR REPLACE TEMP TABLE batch_said AS SELECT s.* FROM said s JOIN batch_scenes USING (incident_id)
ORDER BY s.place;

CREATE OR REPLACE TEMP TABLE batch_ppns AS
SELECT p.*, i.incident_id IS NOT NULL AS incident_known
FROM ppns p JOIN batch_referrals USING (ppn_id) LEFT JOIN incidents i ON i.incident_id = p.incident_id;

CREATE OR REPLACE TEMP TABLE batch_subjects AS
SELECT s.* FROM ppn_subjects s JOIN batch_referrals USING (ppn_id);

-- The originals of duplicates: whatever follows OF on the flag.
CREATE OR REPLACE TEMP TABLE batch_flags AS
SELECT i.incident_id, i.flags
FROM incidents i
WHERE i.incident_id IN (
    SELECT trim(regexp_extract(flag, '(?i)^dup\S*\s+of\s+(.+)$', 1))
    FROM (SELECT unnest(string_split(t.flags, ';')) AS flag
          FROM incidents t JOIN batch_targets USING (incident_id) WHERE t.flags ILIKE '%dup%'));
