-- Which PPN is in question for which incident. Narrowing only: every comparison that decides is Python's.

-- Where a date of birth is missing on one side, or says nothing, and the name is likely.
CREATE TEMP TABLE undated AS
SELECT DISTINCT k.incident_id, n.ppn_id, n.submitted_at, k.f, k.s, k.born
FROM met m
JOIN likely USING (nf, ns, hf, hs)
JOIN named n ON n.bucket = m.bucket AND n.f = m.nf AND n.s = m.ns
JOIN kids k ON k.bucket = m.bucket AND k.f = m.hf AND k.s = m.hs
WHERE NOT likely.dated AND is_near(n.submitted_at, k.reported_at, $context_days)
  AND (n.born IS NULL OR k.born IS NULL OR least(n.born, k.born) < DATE '1925-01-01'
       OR greatest(n.born, k.born) > k.reported_at);

CREATE TEMP TABLE whole AS
SELECT d.incident_id, d.ppn_id, d.submitted_at, d.hf AS f, d.hs AS s, d.born
FROM doubtful d JOIN likely USING (nf, ns, hf, hs, dated);

-- By a date of birth that is equal, or has day and month exchanged, and something of the name: of whom the PPN names, and
-- of those on record whom it may name, since the incidents of one child are rivals (ruling 13).
CREATE TEMP TABLE meant AS
SELECT ppn_id, submitted_at, f, s, born FROM named WHERE born IS NOT NULL
UNION SELECT ppn_id, submitted_at, f, s, born FROM whole
UNION SELECT ppn_id, submitted_at, f, s, born FROM undated WHERE born IS NOT NULL
UNION SELECT r.ppn_id, r.submitted_at, p.f, p.s, p.date_of_birth
FROM referrals r JOIN ppn_subjects s USING (ppn_id) JOIN person_names p ON p.person_id = s.person_id
WHERE p.date_of_birth IS NOT NULL;

CREATE TEMP TABLE alike AS
SELECT DISTINCT k.incident_id, m.ppn_id, m.f AS nf, m.s AS ns, k.f AS hf, k.s AS hs
FROM (SELECT *, unnest(buckets_before(submitted_at)) AS bucket, code_birth(born) AS birth FROM meant) m
JOIN bits a ON a.half = m.f
JOIN bits b ON b.half = m.s
JOIN (SELECT *, code_birth(born) AS birth FROM kids) k USING (bucket, birth)
WHERE is_near(m.submitted_at, k.reported_at, $context_days)
  AND (may_share_key(a.bits, b.bits, k.fb, k.sb) OR may_be_whole(a.bits, b.bits, k.fb, k.sb));

-- A PPN with a child on it that has no name weighs every incident.
CREATE TEMP TABLE weighing AS
SELECT DISTINCT k.incident_id, n.ppn_id
FROM named n
SEMI JOIN nameless USING (ppn_id)
JOIN name_keys w ON w.f = n.f AND w.s = n.s
JOIN held_keys h ON h.bucket = n.bucket AND h.name_key = w.name_key
JOIN kids k ON k.bucket = h.bucket AND k.f = h.f AND k.s = h.s
WHERE is_near(n.submitted_at, k.reported_at, $context_days);

CREATE TEMP TABLE by_name AS
SELECT incident_id, ppn_id
FROM alike
JOIN halves a ON a.half = nf
JOIN halves b ON b.half = ns
JOIN halves c ON c.half = hf
JOIN halves d ON d.half = hs
WHERE share_key(a, b, c, d) OR is_whole(a, b, c, d)
UNION SELECT incident_id, ppn_id FROM undated
UNION SELECT incident_id, ppn_id FROM whole
UNION SELECT incident_id, ppn_id FROM weighing;

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

-- By the forename in the log. After the days of cover a forename alone makes no match, except that a PPN with a child on it
-- that has no name weighs every incident.
CREATE TEMP TABLE free_names AS
SELECT DISTINCT f.ppn_id, f.submitted_at, bucket, unnest(h.keys) AS name_key,
       CASE WHEN f.ppn_id IN (SELECT ppn_id FROM nameless) THEN $context_days ELSE $cover_days END AS days
FROM (SELECT *, unnest(buckets_before(submitted_at)) AS bucket FROM free) f
JOIN subject_names s USING (ppn_id)
JOIN halves h ON h.half = s.f;

CREATE TEMP TABLE spoken_names AS
SELECT DISTINCT n.incident_id, n.reported_at, unnest(h.keys) AS name_key, bucket_of(n.reported_at) AS bucket
FROM mention_names m JOIN halves h ON h.half = m.f JOIN noticed n USING (incident_id);

CREATE TEMP TABLE by_forename AS
SELECT DISTINCT m.incident_id, f.ppn_id
FROM free_names f
JOIN spoken_names m USING (bucket, name_key)
WHERE is_near(f.submitted_at, m.reported_at, f.days);

-- By age: the long lists of words are joined last, to those pairs alone of which the age is near.
CREATE TEMP TABLE of_age AS
SELECT DISTINCT m.incident_id, f.ppn_id, f.officer_id, m.sex, m.relation
FROM free_days f
JOIN reports n ON n.day = f.day
JOIN ppn_subjects s ON s.ppn_id = f.ppn_id
JOIN mentions m ON m.incident_id = n.incident_id
WHERE date_diff('day', s.date_of_birth, n.day) / 365.25
      BETWEEN m.age_low - (CASE WHEN m.age_low < m.age_high THEN 3.1 ELSE 2.1 END)
          AND m.age_high + (CASE WHEN m.age_low < m.age_high THEN 4.1 ELSE 3.1 END);

-- One of sex, relation, place or officer besides the age.
CREATE TEMP TABLE by_age AS
SELECT DISTINCT m.incident_id, m.ppn_id
FROM of_age m
JOIN narratives w ON w.ppn_id = m.ppn_id
JOIN spots l ON l.incident_id = m.incident_id
WHERE (m.sex = 'F' AND w.female AND NOT w.male AND w.alone) OR (m.sex = 'M' AND w.male AND NOT w.female AND w.alone)
   OR (m.officer_id <> '' AND m.officer_id = l.officer_id)
   OR list_has_any(w.words, l.words) OR (m.relation <> 'child' AND list_contains(w.words, m.relation));

CREATE TEMP TABLE free_births AS
SELECT DISTINCT f.ppn_id, f.submitted_at,
       unnest([s.date_of_birth, try_cast(strftime(s.date_of_birth, '%Y-%d-%m') AS DATE)]) AS born
FROM free f JOIN ppn_subjects s USING (ppn_id)
WHERE s.date_of_birth IS NOT NULL;

CREATE TEMP TABLE spoken_births AS
SELECT DISTINCT n.incident_id, n.reported_at, p.date_of_birth AS born
FROM noticed n
SEMI JOIN mentions USING (incident_id)
JOIN involvements v USING (incident_id)
JOIN people p USING (person_id)
WHERE p.date_of_birth IS NOT NULL;

CREATE TEMP TABLE by_adult AS
SELECT DISTINCT b.incident_id, f.ppn_id
FROM free_births f
JOIN spoken_births b USING (born)
WHERE f.submitted_at > b.reported_at - INTERVAL '1 minute'
  AND f.submitted_at <= b.reported_at + to_days($context_days) + INTERVAL '2 hours';

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
UNION SELECT incident_id, ppn_id FROM by_forename
UNION SELECT incident_id, ppn_id FROM by_age
UNION SELECT incident_id, ppn_id FROM by_adult
UNION SELECT incident_id, ppn_id FROM by_line
UNION SELECT incident_id, ppn_id FROM by_no_name;
