-- Which PPN is in question for which incident. Narrowing only: every comparison that decides is Python's.
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
CREATE TEMP TABLE by_name AS
SELECT DISTINCT c.incident_id, r.ppn_id
FROM referrals r
JOIN subject_keys k USING (ppn_id)
JOIN person_keys q ON q.name_key = k.name_key
JOIN our_children c ON c.person_id = q.person_id
JOIN noticed n ON n.incident_id = c.incident_id
WHERE r.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND r.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours'
  AND ((day(k.date_of_birth) = day(q.date_of_birth))::INT + (month(k.date_of_birth) = month(q.date_of_birth))::INT
          + (year(k.date_of_birth) = year(q.date_of_birth))::INT >= 2
       OR (day(k.date_of_birth) = month(q.date_of_birth) AND month(k.date_of_birth) = day(q.date_of_birth))
       OR (abs(year(k.date_of_birth) - year(q.date_of_birth)) <= 1
           AND (dayofyear(k.date_of_birth) = 1 OR dayofyear(q.date_of_birth) = 1))
       OR abs(date_diff('day', k.date_of_birth, q.date_of_birth)) <= 8);

-- Where a date of birth is blank or cannot be used, both halves of the name must meet, or one is an initial.
CREATE TEMP TABLE met AS
SELECT DISTINCT c.incident_id, r.ppn_id, q.person_id, k.half AS ours, q.half AS theirs,
       k.initial OR q.initial AS initial
FROM referrals r
JOIN subject_keys k USING (ppn_id)
JOIN person_keys q ON q.name_key = k.name_key
JOIN our_children c ON c.person_id = q.person_id
JOIN noticed n ON n.incident_id = c.incident_id
WHERE (k.date_of_birth IS NULL OR q.date_of_birth IS NULL
       OR least(k.date_of_birth, q.date_of_birth) < DATE '1925-01-01'
       OR greatest(k.date_of_birth, q.date_of_birth) > n.reported_at)
  AND r.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND r.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours';

CREATE TEMP TABLE by_whole_name AS
SELECT incident_id, ppn_id
FROM met
GROUP BY incident_id, ppn_id, person_id
HAVING bool_or(initial) OR bool_or(ours = 'b') OR count(DISTINCT ours) > 1 AND count(DISTINCT theirs) > 1;

-- A PPN that covers a child on record elsewhere for certain, or bears the id of another incident that shows a child,
-- is no candidate for a child known only from the text (ruling 15).
CREATE TEMP TABLE shows_child AS
SELECT incident_id FROM mentions
UNION
SELECT v.incident_id FROM involvements v JOIN incidents i USING (incident_id) JOIN people p USING (person_id)
WHERE p.date_of_birth > i.reported_at - INTERVAL '17 years 360 days' AND p.date_of_birth < i.reported_at - INTERVAL '1 day';

CREATE TEMP TABLE free AS
SELECT ppn_id, incident_id, submitted_at, officer_id FROM referrals
WHERE incident_id NOT IN (SELECT incident_id FROM shows_child)
  AND ppn_id NOT IN (
    SELECT r.ppn_id
    FROM referrals r
    JOIN ppn_subjects s ON s.ppn_id = r.ppn_id AND s.role = 'child' AND s.person_id <> ''
    JOIN involvements v ON v.person_id = s.person_id
    JOIN noticed n ON n.incident_id = v.incident_id
    WHERE r.kind IN ('child', 'domestic')
      AND (v.incident_id = r.incident_id
           OR (r.submitted_at >= n.reported_at + INTERVAL '1 minute'
               AND r.submitted_at <= n.reported_at + to_days($cover_days) - INTERVAL '2 hours')));

-- Each PPN with every day on which an incident of its may have been reported, so that joins go by day.
CREATE TEMP TABLE free_days AS
SELECT f.*, unnest(range(f.submitted_at::DATE - $cover_days - 1, f.submitted_at::DATE + 1, INTERVAL '1 day'))::DATE AS day
FROM free f;

CREATE TEMP TABLE reports AS SELECT incident_id, reported_at, reported_at::DATE AS day FROM noticed;

CREATE TEMP TABLE by_forename AS
SELECT DISTINCT m.incident_id, f.ppn_id
FROM free f
JOIN subject_keys k ON k.ppn_id = f.ppn_id AND k.half = 'f'
JOIN mention_forenames m ON m.name_key = k.name_key
JOIN noticed n ON n.incident_id = m.incident_id
WHERE f.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND f.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours';

CREATE TEMP TABLE by_age AS
SELECT DISTINCT m.incident_id, f.ppn_id
FROM free_days f
JOIN reports n ON n.day = f.day
JOIN ppn_subjects s ON s.ppn_id = f.ppn_id
JOIN mentions m ON m.incident_id = n.incident_id
JOIN narratives w ON w.ppn_id = f.ppn_id
JOIN spots l ON l.incident_id = n.incident_id
WHERE date_diff('day', s.date_of_birth, n.day) / 365.25
      BETWEEN m.age_low - (CASE WHEN m.age_low < m.age_high THEN 3.1 ELSE 2.1 END)
          AND m.age_high + (CASE WHEN m.age_low < m.age_high THEN 4.1 ELSE 3.1 END)
  -- one of sex, relation, place or officer besides the age
  AND ((m.sex = 'F' AND w.female AND w.alone) OR (m.sex = 'M' AND w.male AND w.alone) OR f.officer_id = l.officer_id
       OR list_has_any(w.words, l.words) OR (m.relation <> 'child' AND list_contains(w.words, m.relation)));

CREATE TEMP TABLE by_adult AS
SELECT DISTINCT v.incident_id, f.ppn_id
FROM free f
JOIN ppn_subjects s ON s.ppn_id = f.ppn_id
JOIN (SELECT date_of_birth, date_of_birth AS either FROM ppn_subjects
      UNION SELECT date_of_birth, try_cast(strftime(date_of_birth, '%Y-%d-%m') AS DATE) FROM ppn_subjects) b
  ON b.date_of_birth = s.date_of_birth
JOIN people p ON p.date_of_birth = b.either
JOIN involvements v ON v.person_id = p.person_id
JOIN noticed n ON n.incident_id = v.incident_id
WHERE f.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND f.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours'
  AND v.incident_id IN (SELECT incident_id FROM mentions);

CREATE TEMP TABLE by_line AS
SELECT DISTINCT l.incident_id, f.ppn_id
FROM (SELECT ppn_id, submitted_at,
             unnest(range(submitted_at::DATE - $context_days - 1, submitted_at::DATE + 1, INTERVAL '1 day'))::DATE AS day
      FROM free) f
JOIN narratives w USING (ppn_id)
JOIN reports n ON n.day = f.day
JOIN spots l ON l.incident_id = n.incident_id
WHERE l.line <> '' AND contains(w.folded, l.line);

CREATE TEMP TABLE by_no_name AS
SELECT DISTINCT n.incident_id, f.ppn_id
FROM free_days f
JOIN nameless USING (ppn_id)
JOIN reports n ON n.day = f.day;

CREATE TEMP TABLE edges AS
SELECT n.incident_id, r.ppn_id FROM referrals r JOIN noticed n ON n.incident_id = r.incident_id
UNION SELECT incident_id, ppn_id FROM by_person
UNION SELECT incident_id, ppn_id FROM by_name
UNION SELECT incident_id, ppn_id FROM by_whole_name
UNION SELECT incident_id, ppn_id FROM by_forename
UNION SELECT incident_id, ppn_id FROM by_age
UNION SELECT incident_id, ppn_id FROM by_adult
UNION SELECT incident_id, ppn_id FROM by_line
UNION SELECT incident_id, ppn_id FROM by_no_name;
