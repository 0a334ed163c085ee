-- Whom a PPN names by another name or date of birth than is recorded.
CREATE TABLE whole AS
SELECT DISTINCT incident, ppn_id, submitted_at, hf AS f, hs AS s, born
FROM doubtful JOIN likely USING (nf, ns, hf, hs, dated);

-- By a date of birth that is equal, or has day and month exchanged, and something of the name: of whom the PPN names, and
-- of those on record whom it may name, since the incidents of one child are rivals (ruling 13).
CREATE TABLE meant AS
SELECT ppn_id, submitted_at, f, s, born FROM named WHERE born IS NOT NULL
UNION SELECT ppn_id, submitted_at, f, s, born FROM whole WHERE born IS NOT NULL
UNION SELECT r.ppn_id, r.submitted_at, p.f, p.s, p.date_of_birth
FROM referrals r JOIN ppn_subjects s USING (ppn_id) JOIN person_names p ON p.person_id = s.person_id
WHERE p.date_of_birth IS NOT NULL;

CREATE TABLE alike AS
SELECT DISTINCT k.incident, m.ppn_id
FROM (SELECT *, unnest(buckets_before(submitted_at)) AS bucket, code_birth(born) AS birth FROM meant) m
JOIN (SELECT *, code_birth(born) AS birth FROM kids) k USING (bucket, birth)
WHERE is_near(m.submitted_at, k.reported_at, $context_days)
  AND (pair_of(m.f, k.f) IN (SELECT pair FROM meets) OR pair_of(m.s, k.s) IN (SELECT pair FROM meets)
       OR pair_of(m.f, k.s) IN (SELECT pair FROM meets) OR pair_of(m.s, k.f) IN (SELECT pair FROM meets));

-- A PPN with a child on it that has no name weighs every incident of someone with a name like one on it.
CREATE TABLE weighed AS SELECT DISTINCT ppn_id, submitted_at, bucket, f, s FROM named SEMI JOIN nameless USING (ppn_id);
CREATE TABLE weighing AS
SELECT DISTINCT k.incident, w.ppn_id
FROM weighed w
JOIN kids k USING (bucket)
WHERE is_near(w.submitted_at, k.reported_at, $context_days)
  AND (pair_of(w.f, k.f) IN (SELECT pair FROM meets) OR pair_of(w.s, k.s) IN (SELECT pair FROM meets)
       OR pair_of(w.f, k.s) IN (SELECT pair FROM meets) OR pair_of(w.s, k.f) IN (SELECT pair FROM meets));

CREATE TABLE by_name AS
SELECT incident, ppn_id FROM alike
UNION SELECT incident, ppn_id FROM whole
UNION SELECT incident, ppn_id FROM weighing;

-- By the forename in the log. After the days of cover a forename alone makes no match, except that a PPN with a child on it
-- that has no name weighs every incident.
CREATE TABLE free_names AS
SELECT DISTINCT f.ppn_id, f.submitted_at, bucket, unnest(h.keys) AS name_key,
       CASE WHEN f.ppn_id IN (SELECT ppn_id FROM nameless) THEN $context_days ELSE $cover_days END AS days
FROM (SELECT *, unnest(buckets_before(submitted_at)) AS bucket FROM free) f
JOIN subject_names s USING (ppn_id)
JOIN halves h ON h.half = s.f;

CREATE TABLE spoken_names AS
SELECT DISTINCT n.incident, n.reported_at, unnest(h.keys) AS name_key, bucket_of(n.reported_at) AS bucket
FROM mention_names m JOIN halves h ON h.half = m.f JOIN noticed n USING (incident);

CREATE TABLE by_forename AS
SELECT DISTINCT m.incident, f.ppn_id
FROM free_names f
JOIN spoken_names m USING (bucket, name_key)
WHERE is_near(f.submitted_at, m.reported_at, f.days);
