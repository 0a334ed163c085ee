-- Which PPN may name whom. Narrowing only: every comparison that decides is Python's.
-- Two halves of names meet where they have a word's key in common, or words a slip apart.
CREATE TABLE half_keys AS SELECT half, unnest(keys) AS name_key FROM halves;
CREATE TABLE half_words AS SELECT half, unnest(words) AS word FROM halves;
CREATE MACRO pair_of(a, b) AS a * 4294967296 + b;
CREATE TABLE meets AS
SELECT a, b, pair_of(a, b) AS pair
FROM (SELECT a.half AS a, b.half AS b FROM half_keys a JOIN half_keys b USING (name_key)
      UNION
      SELECT a.half, b.half FROM slips JOIN half_words a ON a.word = ours JOIN half_words b ON b.word = theirs);

-- A date and that with day and month exchanged have one code.
CREATE MACRO code_birth(born) AS
    year(born) * 10000 + least(day(born), month(born)) * 100 + greatest(day(born), month(born));
CREATE MACRO is_new_year(born) AS month(born) = 1 AND day(born) = 1;
-- Whether dates of birth agree in two of three parts, or are within some days, or one is 1 January, which says the year
-- only: the name has to be whole.
CREATE MACRO may_be_mistaken(a, b) AS
    (year(a) = year(b) AND month(a) = month(b)) OR (year(a) = year(b) AND day(a) = day(b))
    OR (month(a) = month(b) AND day(a) = day(b)) OR abs(date_diff('day', a, b)) <= 7
    OR ((is_new_year(a) OR is_new_year(b)) AND abs(year(a) - year(b)) <= 1);
-- Whether a date of birth is blank or cannot be used.
CREATE MACRO says_no_birth(a, b, reported_at) AS
    a IS NULL OR b IS NULL OR least(a, b) < DATE '1925-01-01' OR greatest(a, b) > reported_at;

CREATE TABLE kids AS
SELECT c.incident, n.reported_at, bucket_of(n.reported_at) AS bucket, q.date_of_birth AS born, q.f, q.s
FROM our_children c
JOIN noticed n USING (incident)
JOIN person_names q USING (person_id)
JOIN halves b ON b.half = q.f
JOIN halves d ON d.half = q.s
WHERE NOT (b.wild AND d.wild);

-- A subject who is by name and date of birth a child of the incident whose id the PPN bears is nobody else's.
CREATE TABLE named AS
SELECT s.ppn_id, r.submitted_at, unnest(buckets_before(r.submitted_at)) AS bucket, s.date_of_birth AS born, s.f, s.s
FROM subject_names s
ANTI JOIN claimed USING (place)
JOIN referrals r USING (ppn_id)
JOIN halves b ON b.half = s.f
JOIN halves d ON d.half = s.s
WHERE NOT (b.wild AND d.wild) AND s.place NOT IN (
    SELECT t.place
    FROM subject_names t
    JOIN referrals e USING (ppn_id)
    JOIN kids k ON k.incident = e.incident AND k.born = t.date_of_birth AND k.f = t.f AND k.s = t.s
    WHERE ppn_id NOT IN (SELECT ppn_id FROM free) AND k.born >= DATE '1925-01-01' AND k.born <= k.reported_at
      AND NOT is_new_year(k.born));

-- Each name once a bucket: a crowd of one name is one pair.
CREATE TABLE named_in AS
SELECT DISTINCT bucket, f, s, b.wild AS f_wild, d.wild AS s_wild, b.many AS f_many, d.many AS s_many
FROM named JOIN halves b ON b.half = f JOIN halves d ON d.half = s;
CREATE TABLE held_in AS
SELECT DISTINCT bucket, f, s, b.wild AS f_wild, d.wild AS s_wild, b.many AS f_many, d.many AS s_many
FROM kids JOIN halves b ON b.half = f JOIN halves d ON d.half = s;

-- Names that may be one: half by half, in this order or exchanged, where a wild half speaks against none; and where a
-- half is of many words, both of the other's may lie in it.
CREATE TABLE met AS
SELECT n.bucket, n.f AS nf, n.s AS ns, h.f AS hf, h.s AS hs
FROM named_in n JOIN meets m ON m.a = n.s JOIN held_in h ON h.bucket = n.bucket AND h.s = m.b
WHERE n.f_wild OR h.f_wild OR pair_of(n.f, h.f) IN (SELECT pair FROM meets)
UNION
SELECT n.bucket, n.f, n.s, h.f, h.s
FROM named_in n JOIN meets m ON m.a = n.s JOIN held_in h ON h.bucket = n.bucket AND h.f = m.b
WHERE n.f_wild OR h.s_wild OR pair_of(n.f, h.s) IN (SELECT pair FROM meets)
   OR (n.s_many AND pair_of(n.s, h.s) IN (SELECT pair FROM meets))
   OR (h.f_many AND pair_of(n.f, h.f) IN (SELECT pair FROM meets))
UNION
SELECT n.bucket, n.f, n.s, h.f, h.s
FROM named_in n JOIN meets m ON m.a = n.f JOIN held_in h ON h.bucket = n.bucket AND h.f = m.b
WHERE n.s_wild OR h.s_wild OR (n.f_many AND pair_of(n.f, h.s) IN (SELECT pair FROM meets))
UNION
SELECT n.bucket, n.f, n.s, h.f, h.s
FROM named_in n JOIN meets m ON m.a = n.f JOIN held_in h ON h.bucket = n.bucket AND h.s = m.b
WHERE n.s_wild OR h.f_wild OR (h.s_many AND pair_of(n.s, h.s) IN (SELECT pair FROM meets));

-- Whom a PPN may name though the dates of birth are not equal (dated), or one is missing.
CREATE TABLE doubtful AS
SELECT DISTINCT k.incident, n.ppn_id, n.submitted_at, m.nf, m.ns, m.hf, m.hs, k.born,
       NOT says_no_birth(n.born, k.born, k.reported_at) AS dated
FROM met m
JOIN named n ON n.bucket = m.bucket AND n.f = m.nf AND n.s = m.ns
JOIN kids k ON k.bucket = m.bucket AND k.f = m.hf AND k.s = m.hs
WHERE is_near(n.submitted_at, k.reported_at, $context_days)
  AND (says_no_birth(n.born, k.born, k.reported_at)
       OR (code_birth(n.born) <> code_birth(k.born) AND may_be_mistaken(n.born, k.born)));
