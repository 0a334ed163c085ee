-- A PPN with a child on it that has no name weighs every incident of someone with a name like one on it.
CREATE TEMP TABLE weighed AS SELECT DISTINCT ppn_id, submitted_at, bucket, f, s FROM named SEMI JOIN nameless USING (ppn_id);
CREATE TEMP TABLE weighing AS
SELECT DISTINCT k.incident_id, w.ppn_id
FROM weighed w
JOIN kids k USING (bucket)
WHERE is_near(w.submitted_at, k.reported_at, $context_days)
  AND (pair_of(w.f, k.f) IN (SELECT pair FROM meets) OR pair_of(w.s, k.s) IN (SELECT pair FROM meets)
       OR pair_of(w.f, k.s) IN (SELECT pair FROM meets) OR pair_of(w.s, k.f) IN (SELECT pair FROM meets));

CREATE TEMP TABLE by_name AS
SELECT incident_id, ppn_id FROM alike
UNION SELECT incident_id, ppn_id FROM whole
UNION SELECT incident_id, ppn_id FROM weighing;

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

-- The sex that a narrative speaks of, where it speaks of one only.
CREATE TEMP TABLE story_sexes AS
SELECT ppn_id, any_value(sex) AS sex FROM story_words JOIN sex_words USING (word)
GROUP BY ppn_id HAVING count(DISTINCT sex) = 1;

-- By age and one of sex, relation, place or officer besides: a token of the log's meets one of the PPN's on the same day.
CREATE TEMP TABLE aged AS
SELECT m.incident_id, n.day, m.sex, m.relation, m.age_low - (CASE WHEN m.age_low < m.age_high THEN 3.1 ELSE 2.1 END) AS low,
       m.age_high + (CASE WHEN m.age_low < m.age_high THEN 4.1 ELSE 3.1 END) AS high
FROM mentions m JOIN reports n USING (incident_id)
WHERE m.age_low IS NOT NULL;

CREATE TEMP TABLE told AS
SELECT incident_id, day, low, high, 'sex ' || sex AS token FROM aged WHERE sex <> ''
UNION SELECT incident_id, day, low, high, 'word ' || relation FROM aged WHERE relation NOT IN ('', 'child')
UNION SELECT incident_id, day, low, high, 'word ' || word FROM aged JOIN spot_words USING (incident_id)
UNION SELECT incident_id, day, low, high, 'officer ' || officer_id FROM aged JOIN incidents USING (incident_id)
      WHERE officer_id <> '';

CREATE TEMP TABLE written AS
SELECT ppn_id, token
FROM (SELECT ppn_id, 'sex ' || sex AS token FROM story_sexes
      WHERE ppn_id IN (SELECT ppn_id FROM ppn_subjects GROUP BY ppn_id HAVING count(*) = 1)
      UNION SELECT ppn_id, 'word ' || word FROM story_words
      UNION SELECT ppn_id, 'officer ' || officer_id FROM free WHERE officer_id <> '')
SEMI JOIN told USING (token);

-- Apart from the ages, or the database looks at every age of a day before it looks at a word.
CREATE TEMP TABLE shared AS
SELECT t.incident_id, f.ppn_id, t.day, t.low, t.high
FROM free_days f
JOIN written w USING (ppn_id)
JOIN told t USING (day, token);

CREATE TEMP TABLE by_age AS
SELECT DISTINCT incident_id, ppn_id
FROM shared
JOIN ppn_subjects s USING (ppn_id)
WHERE date_diff('day', s.date_of_birth, day) / 365.25 BETWEEN low AND high;

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
FROM (SELECT *, unnest(buckets_before(submitted_at)) AS bucket FROM free_births) f
JOIN (SELECT *, bucket_of(reported_at) AS bucket FROM spoken_births) b USING (bucket, born)
WHERE is_near(f.submitted_at, b.reported_at, $context_days);

CREATE TEMP TABLE by_line AS
SELECT DISTINCT l.incident_id, f.ppn_id
FROM (SELECT *, unnest(buckets_before(submitted_at)) AS bucket FROM free) f
JOIN story_lines w USING (ppn_id)
JOIN (SELECT s.word, n.incident_id, n.reported_at, bucket_of(n.reported_at) AS bucket
      FROM spot_lines s JOIN noticed n USING (incident_id)) l USING (bucket, word)
WHERE is_near(f.submitted_at, l.reported_at, $context_days);

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
