-- Whom a PPN names by another name or date of birth than is recorded.
CREATE TEMP TABLE whole AS
SELECT DISTINCT incident_id, ppn_id, submitted_at, hf AS f, hs AS s, born
FROM doubtful JOIN likely USING (nf, ns, hf, hs, dated);

-- By a date of birth that is equal, or has day and month exchanged, and something of the name: of whom the PPN names, and
-- of those on record whom it may name, since the incidents of one child are rivals (ruling 13).
CREATE TEMP TABLE meant AS
SELECT ppn_id, submitted_at, f, s, born FROM named WHERE born IS NOT NULL
UNION SELECT ppn_id, submitted_at, f, s, born FROM whole WHERE born IS NOT NULL
UNION SELECT r.ppn_id, r.submitted_at, p.f, p.s, p.date_of_birth
FROM referrals r JOIN ppn_subjects s USING (ppn_id) JOIN person_names p ON p.person_id = s.person_id
WHERE p.date_of_birth IS NOT NULL;

CREATE TEMP TABLE alike AS
SELECT DISTINCT k.incident_id, m.ppn_id
FROM (SELECT *, unnest(buckets_before(submitted_at)) AS bucket, code_birth(born) AS birth FROM meant) m
JOIN (SELECT *, code_birth(born) AS birth FROM kids) k USING (bucket, birth)
WHERE is_near(m.submitted_at, k.reported_at, $context_days)
  AND (pair_of(m.f, k.f) IN (SELECT pair FROM meets) OR pair_of(m.s, k.s) IN (SELECT pair FROM meets)
       OR pair_of(m.f, k.s) IN (SELECT pair FROM meets) OR pair_of(m.s, k.f) IN (SELECT pair FROM meets));
