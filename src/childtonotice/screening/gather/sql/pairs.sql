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
-- wild (blank, or an initial) speaks neither for nor against; halves of many words may have words of either. Without a
-- key in common two words agree only by a slip, or by two in a long one.
CREATE MACRO are_a_slip_apart(a, b) AS
    damerau_levenshtein(a, b) <= CASE WHEN least(length(a), length(b)) >= $two_slips THEN 2 ELSE 1 END;
CREATE MACRO meet(a, b) AS
    (((a).first_bits & (b).first_bits) <> 0 AND ((a).last_bits & (b).last_bits) <> 0)
    OR (((a).piece_bits & (b).piece_bits) <> 0 AND ((a).many OR (b).many OR are_a_slip_apart((a).word, (b).word)));
CREATE MACRO both_meet(af, bf, s1, s2) AS
    ((af).wild OR (bf).wild OR meet(af, bf)) AND ((s1).wild OR (s2).wild OR meet(s1, s2))
    AND (meet(af, bf) OR meet(s1, s2));
CREATE MACRO lies_in(a, f, s) AS (a).wild OR meet(a, f) OR meet(a, s);
CREATE MACRO may_be_whole(af, s1, bf, s2) AS
    both_meet(af, bf, s1, s2) OR both_meet(af, s2, s1, bf)
    OR (((af).many OR (s1).many OR (bf).many OR (s2).many)
        AND NOT ((af).wild AND (s1).wild) AND NOT ((bf).wild AND (s2).wild)
        AND ((lies_in(af, bf, s2) AND lies_in(s1, bf, s2)) OR (lies_in(bf, af, s1) AND lies_in(s2, af, s1))));
CREATE MACRO may_share_key(af, s1, bf, s2) AS
    (((af).first_bits | (s1).first_bits) & ((bf).first_bits | (s2).first_bits)) <> 0
    AND (((af).last_bits | (s1).last_bits) & ((bf).last_bits | (s2).last_bits)) <> 0;

CREATE MACRO share_key(af, s1, bf, s2) AS
    list_has_any((af).keys, (bf).keys) OR list_has_any((s1).keys, (s2).keys)
    OR list_has_any((af).keys, (s2).keys) OR list_has_any((s1).keys, (bf).keys);
CREATE MACRO agree(a, b) AS
    (a).wild OR (b).wild
    OR CASE WHEN (a).many OR (b).many THEN list_has_any((a).pieces, (b).pieces)
       ELSE are_a_slip_apart((a).word, (b).word) END
    OR list_has_any((a).keys, (b).keys);
CREATE MACRO stands_in(a, f, s) AS agree(a, f) OR agree(a, s);
CREATE MACRO is_whole(af, s1, bf, s2) AS
    (agree(af, bf) AND agree(s1, s2)) OR (agree(af, s2) AND agree(s1, bf))
    OR (((af).many OR (s1).many OR (bf).many OR (s2).many)
        AND ((stands_in(af, bf, s2) AND stands_in(s1, bf, s2)) OR (stands_in(bf, af, s1) AND stands_in(s2, af, s1))));

-- Times in buckets, so that a join never looks at years for the sake of a month: a PPN stands in the two buckets in
-- which an incident of its may have been reported.
CREATE MACRO bucket_of(moment) AS date_diff('day', DATE '2000-01-01', moment::DATE) // ($context_days + 2);
CREATE MACRO buckets_before(moment) AS
    [bucket_of(moment + INTERVAL '1 minute') - 1, bucket_of(moment + INTERVAL '1 minute')];
-- A date and that with day and month exchanged have one code.
CREATE MACRO code_birth(born) AS
    year(born) * 10000 + least(day(born), month(born)) * 100 + greatest(day(born), month(born));

CREATE TEMP TABLE bits AS
SELECT half, {'first_bits': first_bits, 'last_bits': last_bits, 'piece_bits': piece_bits, 'wild': wild,
              'many': many, 'word': word} AS bits
FROM halves;

CREATE TEMP TABLE kids AS
SELECT c.incident_id, n.reported_at, bucket_of(n.reported_at) AS bucket, q.date_of_birth AS born, q.f, q.s,
       b.bits AS fb, d.bits AS sb,
       q.date_of_birth IS NULL OR q.date_of_birth < DATE '1925-01-01' OR q.date_of_birth > n.reported_at AS undated
FROM our_children c
JOIN noticed n USING (incident_id)
JOIN person_names q USING (person_id)
JOIN bits b ON b.half = q.f
JOIN bits d ON d.half = q.s;

CREATE TEMP TABLE named AS
SELECT s.ppn_id, r.submitted_at, unnest(buckets_before(r.submitted_at)) AS bucket, s.date_of_birth AS born, s.f, s.s,
       b.bits AS fb, d.bits AS sb,
       s.date_of_birth IS NULL OR s.date_of_birth < DATE '1925-01-01'
           OR s.date_of_birth > r.submitted_at - to_days($context_days + 2) AS undated
FROM subject_names s
JOIN referrals r USING (ppn_id)
JOIN bits b ON b.half = s.f
JOIN bits d ON d.half = s.s;

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
SELECT nf, ns, hf, hs, dated, a.text AS named_forename, b.text AS named_surname, c.text AS held_forename,
       d.text AS held_surname
FROM (SELECT DISTINCT nf, ns, hf, hs, dated FROM doubtful UNION SELECT DISTINCT nf, ns, hf, hs, FALSE FROM met)
JOIN halves a ON a.half = nf
JOIN halves b ON b.half = ns
JOIN halves c ON c.half = hf
JOIN halves d ON d.half = hs
WHERE NOT (a.many OR b.many OR c.many OR d.many) OR is_whole(a, b, c, d);
