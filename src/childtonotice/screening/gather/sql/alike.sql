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
