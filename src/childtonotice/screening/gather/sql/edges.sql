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

-- By name: a key of the name shared, and a date of birth that agrees in two of its three parts, or is blank.
CREATE TEMP TABLE by_name AS
SELECT DISTINCT c.incident_id, r.ppn_id
FROM referrals r
JOIN subject_keys k USING (ppn_id)
JOIN person_keys q ON q.name_key = k.name_key
JOIN our_children c ON c.person_id = q.person_id
JOIN noticed n ON n.incident_id = c.incident_id
WHERE r.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND r.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours'
  AND (k.date_of_birth IS NULL OR q.date_of_birth IS NULL
       OR (day(k.date_of_birth) = day(q.date_of_birth))::INT + (month(k.date_of_birth) = month(q.date_of_birth))::INT
          + (year(k.date_of_birth) = year(q.date_of_birth))::INT >= 2
       OR (day(k.date_of_birth) = month(q.date_of_birth) AND month(k.date_of_birth) = day(q.date_of_birth))
       OR (year(k.date_of_birth) = year(q.date_of_birth)
           AND (dayofyear(k.date_of_birth) = 1 OR dayofyear(q.date_of_birth) = 1))
       OR abs(date_diff('day', k.date_of_birth, q.date_of_birth)) <= 31);

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

CREATE TEMP TABLE by_text AS
SELECT m.incident_id, f.ppn_id
FROM free f
JOIN subject_forenames k USING (ppn_id)
JOIN mention_forenames m ON m.name_key = k.name_key
JOIN noticed n ON n.incident_id = m.incident_id
WHERE f.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND f.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours'
UNION
SELECT m.incident_id, f.ppn_id
FROM free f
JOIN ppn_subjects s USING (ppn_id)
JOIN narratives w USING (ppn_id)
JOIN noticed n ON f.submitted_at > n.reported_at - INTERVAL '1 minute'
              AND f.submitted_at <= n.reported_at + to_days($cover_days) + INTERVAL '2 hours'
JOIN mentions m ON m.incident_id = n.incident_id
JOIN spots l ON l.incident_id = n.incident_id
WHERE date_diff('day', s.date_of_birth, n.reported_at::DATE) / 365.25
      BETWEEN m.age_low - (CASE WHEN m.age_low < m.age_high THEN 3.1 ELSE 2.1 END)
          AND m.age_high + (CASE WHEN m.age_low < m.age_high THEN 4.1 ELSE 3.1 END)
  -- one of sex, relation, place or officer besides the age
  AND ((m.sex = 'F' AND w.female) OR (m.sex = 'M' AND w.male) OR f.officer_id = l.officer_id OR list_has_any(w.words, l.words) OR list_contains(w.words, m.relation))
UNION
SELECT v.incident_id, f.ppn_id
FROM free f
JOIN subject_keys k USING (ppn_id)
JOIN person_keys q ON q.name_key = k.name_key
JOIN involvements v ON v.person_id = q.person_id
JOIN (SELECT DISTINCT incident_id FROM mentions) t ON t.incident_id = v.incident_id
JOIN noticed n ON n.incident_id = v.incident_id
WHERE f.submitted_at > n.reported_at - INTERVAL '1 minute'
  AND f.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours'
  AND (k.date_of_birth IS NULL OR q.date_of_birth IS NULL OR k.date_of_birth = q.date_of_birth
       OR (day(k.date_of_birth) = month(q.date_of_birth) AND month(k.date_of_birth) = day(q.date_of_birth)))
UNION
SELECT l.incident_id, f.ppn_id
FROM free f
JOIN narratives w USING (ppn_id)
JOIN noticed n ON f.submitted_at > n.reported_at - INTERVAL '1 minute'
              AND f.submitted_at <= n.reported_at + to_days($context_days) + INTERVAL '2 hours'
JOIN spots l ON l.incident_id = n.incident_id AND l.line <> ''
WHERE contains(w.folded, l.line)
UNION
SELECT n.incident_id, r.ppn_id
FROM referrals r
JOIN nameless USING (ppn_id)
ANTI JOIN incidents i ON i.incident_id = r.incident_id
JOIN noticed n ON r.submitted_at > n.reported_at - INTERVAL '1 minute'
              AND r.submitted_at <= n.reported_at + to_days($cover_days) + INTERVAL '2 hours';

CREATE TEMP TABLE edges AS
SELECT n.incident_id, r.ppn_id FROM referrals r JOIN noticed n ON n.incident_id = r.incident_id
UNION SELECT incident_id, ppn_id FROM by_person
UNION SELECT incident_id, ppn_id FROM by_name
UNION SELECT incident_id, ppn_id FROM by_text;
