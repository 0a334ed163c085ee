-- Which PPN may speak of whom otherwise than by name: by id, or by what the log says of a child.
CREATE TABLE by_person AS
SELECT DISTINCT v.incident, r.ppn_id
FROM referrals r
JOIN ppn_subjects s USING (ppn_id)
JOIN (SELECT incident, person_id FROM involvements UNION ALL SELECT incident, person_id FROM at_home) v
  ON v.person_id = s.person_id
JOIN noticed n ON n.incident = v.incident
WHERE is_near(r.submitted_at, n.reported_at, $context_days);

-- Each PPN with every day on which an incident of its may have been reported, so that joins go by day.
CREATE TABLE free_days AS
SELECT f.*, unnest(range(f.submitted_at::DATE - $cover_days - 1, f.submitted_at::DATE + 1, INTERVAL '1 day'))::DATE AS day
FROM free f;

CREATE TABLE reports AS SELECT incident, reported_at, reported_at::DATE AS day FROM noticed;

-- The sex that a narrative speaks of, where it speaks of one only.
CREATE TABLE story_sexes AS
SELECT ppn_id, any_value(sex) AS sex FROM story_words JOIN sex_words USING (word)
GROUP BY ppn_id HAVING count(DISTINCT sex) = 1;

-- By age, within a year or two (full years, but for the very young), and one of sex, relation, place or officer besides:
-- a token of the log's meets one of the PPN's on the same day.
CREATE TABLE aged AS
SELECT m.incident, n.day, m.forename, m.sex, m.relation,
       m.age_low - (CASE WHEN m.age_low < m.age_high THEN 2.02 ELSE 1.02 END) - (CASE WHEN m.age_low < 4 THEN 1 ELSE 0 END) AS low,
       m.age_high + (CASE WHEN m.age_low < m.age_high THEN 3.05 ELSE 2.05 END) AS high
FROM mentions m JOIN reports n USING (incident)
WHERE m.age_low IS NOT NULL;

CREATE TABLE told AS
SELECT incident, day, low, high, 'sex ' || sex AS token FROM aged WHERE sex <> ''
UNION SELECT incident, day, low, high, 'named ' || sex FROM aged WHERE sex <> '' AND forename = ''
UNION SELECT incident, day, low, high, 'word ' || relation FROM aged WHERE relation NOT IN ('', 'child')
UNION SELECT incident, day, low, high, 'word ' || word FROM aged JOIN spot_words USING (incident)
UNION SELECT incident, day, low, high, 'officer ' || officer_id FROM aged JOIN incidents USING (incident)
      WHERE officer_id <> '';

CREATE TABLE written AS
SELECT ppn_id, token
FROM (SELECT ppn_id, 'sex ' || sex AS token FROM story_sexes
      WHERE ppn_id IN (SELECT ppn_id FROM ppn_subjects GROUP BY ppn_id HAVING count(*) = 1)
      UNION SELECT ppn_id, 'named ' || sex FROM forename_sexes
      UNION SELECT ppn_id, 'word ' || word FROM story_words
      UNION SELECT ppn_id, 'officer ' || officer_id FROM free WHERE officer_id <> '')
SEMI JOIN told USING (token);

-- Apart from the ages, or the database looks at every age of a day before it looks at a word.
CREATE TABLE shared AS
SELECT t.incident, f.ppn_id, t.day, t.low, t.high
FROM free_days f
JOIN written w USING (ppn_id)
JOIN told t USING (day, token);

CREATE TABLE by_age AS
SELECT DISTINCT incident, ppn_id
FROM shared
JOIN ppn_subjects s USING (ppn_id)
WHERE date_diff('day', s.date_of_birth, day) / 365.25 BETWEEN low AND high;

CREATE TABLE free_births AS
SELECT DISTINCT f.ppn_id, f.submitted_at,
       unnest([s.date_of_birth, try_cast(strftime(s.date_of_birth, '%Y-%d-%m') AS DATE)]) AS born
FROM free f JOIN ppn_subjects s USING (ppn_id)
WHERE s.date_of_birth IS NOT NULL;

CREATE TABLE spoken_births AS
SELECT DISTINCT n.incident, n.reported_at, p.date_of_birth AS born
FROM noticed n
SEMI JOIN mentions USING (incident)
JOIN involvements v USING (incident)
JOIN people p USING (person_id)
WHERE p.date_of_birth IS NOT NULL;

CREATE TABLE by_adult AS
SELECT DISTINCT b.incident, f.ppn_id
FROM (SELECT *, unnest(buckets_before(submitted_at)) AS bucket FROM free_births) f
JOIN (SELECT *, bucket_of(reported_at) AS bucket FROM spoken_births) b USING (bucket, born)
WHERE is_near(f.submitted_at, b.reported_at, $context_days);

-- First the lines of each PPN's story, or the database puts every PPN beside every incident of its bucket.
CREATE TABLE free_lines AS
SELECT ppn_id, submitted_at, word, unnest(buckets_before(submitted_at)) AS bucket FROM free JOIN story_lines USING (ppn_id);

CREATE TABLE by_line AS
SELECT DISTINCT l.incident, f.ppn_id
FROM free_lines f
JOIN (SELECT s.word, n.incident, n.reported_at, bucket_of(n.reported_at) AS bucket
      FROM spot_lines s JOIN noticed n USING (incident)) l USING (bucket, word)
WHERE is_near(f.submitted_at, l.reported_at, $context_days);
