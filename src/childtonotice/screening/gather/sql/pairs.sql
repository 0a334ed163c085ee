-- Which PPN may name whom: by id, or by name. Narrowing only: every comparison that decides is Python's.
CREATE TEMP TABLE by_person AS
SELECT DISTINCT v.incident_id, r.ppn_id
FROM referrals r
JOIN ppn_subjects s USING (ppn_id)
JOIN (SELECT incident_id, person_id FROM involvements UNION SELECT incident_id, person_id FROM at_home) v
  ON v.person_id = s.person_id
JOIN noticed n ON n.incident_id = v.incident_id
WHERE is_near(r.submitted_at, n.reported_at, $context_days);

-- The halves of names are compared by bits first, which may only say yes too often, and exactly later. A half that is
-- wild (blank, or an initial) has every bit; where one is of many words, both of the other's may lie in it. Without a key
-- in common two words agree only by a slip, or by two in a long one. Each pair of halves stands once in a condition, or
-- the database works all of them out beforehand.
CREATE MACRO are_a_slip_apart(a, b) AS
    damerau_levenshtein(a, b) <= CASE WHEN least(length(a), length(b)) >= $two_slips THEN 2 ELSE 1 END;
CREATE MACRO meet(a, b) AS
    (((a).keys_a & (b).keys_a) <> 0 AND ((a).keys_b & (b).keys_b) <> 0)
    OR (((a).pieces_a & (b).pieces_a) <> 0 AND ((a).pieces_b & (b).pieces_b) <> 0
        AND are_a_slip_apart((a).word, (b).word));
CREATE MACRO lies_in(a, f, s) AS
    (((a).keys_a & ((f).keys_a | (s).keys_a)) <> 0 AND ((a).keys_b & ((f).keys_b | (s).keys_b)) <> 0)
    OR (((a).pieces_a & ((f).pieces_a | (s).pieces_a)) <> 0 AND ((a).pieces_b & ((f).pieces_b | (s).pieces_b)) <> 0);
CREATE MACRO may_be_whole(af, s1, bf, s2) AS
    (meet(af, bf) AND meet(s1, s2)) OR (meet(af, s2) AND meet(s1, bf))
    OR (((af).many OR (s1).many OR (bf).many OR (s2).many)
        AND ((lies_in(af, bf, s2) AND lies_in(s1, bf, s2)) OR (lies_in(bf, af, s1) AND lies_in(s2, af, s1))));
CREATE MACRO may_share_key(af, s1, bf, s2) AS
    (((af).keys_a | (s1).keys_a) & ((bf).keys_a | (s2).keys_a)) <> 0
    AND (((af).keys_b | (s1).keys_b) & ((bf).keys_b | (s2).keys_b)) <> 0;

-- Times in buckets, so that a join never looks at years for the sake of a month: a PPN stands in the two buckets in
-- which an incident of its may have been reported.
CREATE MACRO bucket_of(moment) AS date_diff('day', DATE '2000-01-01', moment::DATE) // ($context_days + 2);
CREATE MACRO buckets_before(moment) AS
    [bucket_of(moment + INTERVAL '1 minute') - 1, bucket_of(moment + INTERVAL '1 minute')];
-- A date and that with day and month exchanged have one code.
CREATE MACRO code_birth(born) AS
    year(born) * 10000 + least(day(born), month(born)) * 100 + greatest(day(born), month(born));

CREATE TEMP TABLE bits AS
SELECT half, wild, {'keys_a': keys_a, 'keys_b': keys_b, 'pieces_a': pieces_a, 'pieces_b': pieces_b, 'word': word,
                    'many': many} AS bits
FROM halves;

CREATE TEMP TABLE kids AS
SELECT c.incident_id, n.reported_at, bucket_of(n.reported_at) AS bucket, q.date_of_birth AS born, q.f, q.s,
       b.bits AS fb, d.bits AS sb,
       q.date_of_birth IS NULL OR q.date_of_birth < DATE '1925-01-01' OR q.date_of_birth > n.reported_at AS undated
FROM our_children c
JOIN noticed n USING (incident_id)
JOIN person_names q USING (person_id)
JOIN bits b ON b.half = q.f
JOIN bits d ON d.half = q.s
WHERE NOT (b.wild AND d.wild);

CREATE TEMP TABLE named AS
SELECT s.ppn_id, r.submitted_at, unnest(buckets_before(r.submitted_at)) AS bucket, s.date_of_birth AS born, s.f, s.s,
       b.bits AS fb, d.bits AS sb,
       s.date_of_birth IS NULL OR s.date_of_birth < DATE '1925-01-01'
           OR s.date_of_birth > r.submitted_at - to_days($context_days + 2) AS undated
FROM subject_names s
JOIN referrals r USING (ppn_id)
JOIN bits b ON b.half = s.f
JOIN bits d ON d.half = s.s
WHERE NOT (b.wild AND d.wild) AND s.place NOT IN (
    SELECT t.place
    FROM subject_names t
    JOIN referrals e USING (ppn_id)
    JOIN kids k ON k.incident_id = e.incident_id AND k.born = t.date_of_birth AND k.f = t.f AND k.s = t.s
    WHERE ppn_id NOT IN (SELECT ppn_id FROM free) AND NOT k.undated AND dayofyear(k.born) > 1);

-- Dates of birth that agree in two of three parts, or are within some days of each other, or of which one is 1 January,
-- which says the year only: the name has to be whole.
CREATE MACRO is_new_year(born) AS month(born) = 1 AND day(born) = 1;
CREATE MACRO count_weeks(born) AS date_diff('day', DATE '1900-01-01', born) // 8;
CREATE TEMP TABLE kid_codes AS
SELECT *, unnest([
    (year(born) * 100 + month(born)) * 8, (year(born) * 100 + day(born)) * 8 + 1, (month(born) * 100 + day(born)) * 8 + 2,
    count_weeks(born) * 8 + 3, year(born) * 8 + 4,
    CASE WHEN is_new_year(born) THEN (year(born) - 1) * 8 + 5 END, CASE WHEN is_new_year(born) THEN year(born) * 8 + 5 END,
    CASE WHEN is_new_year(born) THEN (year(born) + 1) * 8 + 5 END]) AS code
FROM kids WHERE born IS NOT NULL;

CREATE TEMP TABLE named_codes AS
SELECT *, unnest([
    (year(born) * 100 + month(born)) * 8, (year(born) * 100 + day(born)) * 8 + 1, (month(born) * 100 + day(born)) * 8 + 2,
    (count_weeks(born) - 1) * 8 + 3, count_weeks(born) * 8 + 3, (count_weeks(born) + 1) * 8 + 3, year(born) * 8 + 5,
    CASE WHEN is_new_year(born) THEN (year(born) - 1) * 8 + 4 END, CASE WHEN is_new_year(born) THEN year(born) * 8 + 4 END,
    CASE WHEN is_new_year(born) THEN (year(born) + 1) * 8 + 4 END]) AS code
FROM named WHERE born IS NOT NULL;

CREATE TEMP TABLE doubtful AS
SELECT DISTINCT k.incident_id, n.ppn_id, n.submitted_at, n.f AS nf, n.s AS ns, k.f AS hf, k.s AS hs, k.born, TRUE AS dated
FROM named_codes n
JOIN kid_codes k USING (bucket, code)
WHERE is_near(n.submitted_at, k.reported_at, $context_days) AND code_birth(n.born) <> code_birth(k.born)
  AND may_be_whole(n.fb, n.sb, k.fb, k.sb);

-- Where a date of birth is blank or cannot be used. Names go first, each once a bucket: a crowd of one name is one pair.
CREATE TEMP TABLE named_in AS
SELECT bucket, f, s, bool_or(undated) AS undated FROM named GROUP BY ALL;

CREATE TEMP TABLE held_in AS
SELECT bucket, f, s, bool_or(undated) AS undated FROM kids GROUP BY ALL;

CREATE TEMP TABLE name_keys AS
SELECT f, s, unnest(list_concat(a.keys, b.keys))::BIGINT AS name_key
FROM (SELECT f, s FROM named_in UNION SELECT f, s FROM held_in) JOIN halves a ON a.half = f JOIN halves b ON b.half = s
UNION
SELECT f, s, least(p, q) * 4294967296 + greatest(p, q) + 4294967296
FROM (SELECT f, s, p, unnest(b.pieces)::BIGINT AS q
      FROM (SELECT f, s, unnest(a.pieces)::BIGINT AS p
            FROM (SELECT f, s FROM named_in UNION SELECT f, s FROM held_in) JOIN halves a ON a.half = f)
      JOIN halves b ON b.half = s);

CREATE TEMP TABLE named_keys AS SELECT * FROM named_in JOIN name_keys USING (f, s);
CREATE TEMP TABLE held_keys AS SELECT * FROM held_in JOIN name_keys USING (f, s);

CREATE TEMP TABLE met AS
SELECT bucket, nf, ns, hf, hs
FROM (SELECT n.bucket, n.f AS nf, n.s AS ns, h.f AS hf, h.s AS hs
      FROM named_keys n JOIN held_keys h USING (bucket, name_key) WHERE h.undated
      UNION
      SELECT n.bucket, n.f, n.s, h.f, h.s
      FROM named_keys n JOIN held_keys h USING (bucket, name_key) WHERE n.undated)
JOIN bits a ON a.half = nf
JOIN bits b ON b.half = ns
JOIN bits c ON c.half = hf
JOIN bits d ON d.half = hs
WHERE may_be_whole(a.bits, b.bits, c.bits, d.bits);

CREATE TEMP TABLE weighed AS
SELECT DISTINCT nf, ns, hf, hs, dated FROM doubtful UNION SELECT DISTINCT nf, ns, hf, hs, FALSE FROM met;
