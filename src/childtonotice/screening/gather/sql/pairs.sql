-- Which PPN may name whom: by id, or by a key of the name. Narrowing only: every comparison that decides is Python's.
CREATE TEMP TABLE referrals AS
SELECT ppn_id, incident_id, submitted_at, kind, officer_id FROM ppns WHERE coalesce(kind, '') <> 'adult';

CREATE TEMP TABLE by_person AS
SELECT DISTINCT v.incident_id, r.ppn_id, n.reported_at, r.submitted_at
FROM referrals r
JOIN ppn_subjects s USING (ppn_id)
JOIN (SELECT incident_id, person_id FROM involvements UNION SELECT incident_id, person_id FROM at_home) v
  ON v.person_id = s.person_id
JOIN noticed n ON n.incident_id = v.incident_id
WHERE r.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND r.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours';

-- By name, where both dates of birth are given: a key of the name shared, and dates that agree in two of three parts,
-- swapped, or within a month of each other, or a year told by 1 January.
CREATE TEMP TABLE dated AS
SELECT DISTINCT c.incident_id, r.ppn_id, s.name_id AS named, q.name_id AS held, q.date_of_birth
FROM referrals r
JOIN subject_names s USING (ppn_id)
JOIN keys k ON k.name_id = s.name_id
JOIN keys h ON h.name_key = k.name_key
JOIN person_names q ON q.name_id = h.name_id
JOIN our_children c ON c.person_id = q.person_id
JOIN noticed n ON n.incident_id = c.incident_id
WHERE r.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND r.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours'
  AND ((day(s.date_of_birth) = day(q.date_of_birth))::INT + (month(s.date_of_birth) = month(q.date_of_birth))::INT
          + (year(s.date_of_birth) = year(q.date_of_birth))::INT >= 2
       OR (day(s.date_of_birth) = month(q.date_of_birth) AND month(s.date_of_birth) = day(q.date_of_birth))
       OR (abs(year(s.date_of_birth) - year(q.date_of_birth)) <= 1
           AND (dayofyear(s.date_of_birth) = 1 OR dayofyear(q.date_of_birth) = 1))
       OR abs(date_diff('day', s.date_of_birth, q.date_of_birth)) <= 8);

-- Where a date of birth is blank or cannot be used, both halves of the name must meet, or one is an initial. Names go
-- first, each once: a crowd of one name is one pair.
CREATE TEMP TABLE undated_subjects AS
SELECT DISTINCT s.name_id
FROM subject_names s JOIN referrals r USING (ppn_id)
WHERE s.date_of_birth IS NULL OR s.date_of_birth < DATE '1925-01-01'
   OR s.date_of_birth > r.submitted_at - to_days($context_days + 2);

CREATE TEMP TABLE undated_people AS
SELECT DISTINCT q.name_id
FROM person_names q JOIN our_children c USING (person_id) JOIN noticed n USING (incident_id)
WHERE q.date_of_birth IS NULL OR q.date_of_birth < DATE '1925-01-01' OR q.date_of_birth > n.reported_at;

CREATE TEMP TABLE subject_keys AS
SELECT k.*, k.name_id IN (SELECT name_id FROM undated_subjects) AS undated
FROM keys k SEMI JOIN subject_names USING (name_id);

CREATE TEMP TABLE person_keys AS
SELECT k.*, k.name_id IN (SELECT name_id FROM undated_people) AS undated
FROM keys k SEMI JOIN person_names USING (name_id);

CREATE TEMP TABLE met AS
SELECT named, held
FROM (SELECT k.name_id AS named, h.name_id AS held, k.half AS ours, h.half AS theirs, k.initial OR h.initial AS initial
      FROM subject_keys k JOIN person_keys h USING (name_key) WHERE k.undated
      UNION ALL
      SELECT k.name_id, h.name_id, k.half, h.half, k.initial OR h.initial
      FROM subject_keys k JOIN person_keys h USING (name_key) WHERE h.undated AND NOT k.undated)
GROUP BY named, held
HAVING bool_or(initial) OR bool_or(ours = 'b') OR count(DISTINCT ours) > 1 AND count(DISTINCT theirs) > 1;

CREATE TEMP TABLE paired AS
SELECT * FROM dated
UNION ALL
SELECT c.incident_id, r.ppn_id, m.named, m.held, q.date_of_birth
FROM met m
JOIN subject_names s ON s.name_id = m.named
JOIN referrals r USING (ppn_id)
JOIN person_names q ON q.name_id = m.held
JOIN our_children c ON c.person_id = q.person_id
JOIN noticed n ON n.incident_id = c.incident_id
WHERE (s.date_of_birth IS NULL OR q.date_of_birth IS NULL
       OR least(s.date_of_birth, q.date_of_birth) < DATE '1925-01-01'
       OR greatest(s.date_of_birth, q.date_of_birth) > n.reported_at)
  AND r.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND r.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours';
