-- Every incident with some sign of a child, after the logs were read. may_show: whether it may have an answer; one that
-- may not, since everyone is recorded as grown up, may still be the one to which a PPN belongs.
CREATE TABLE noticed AS
SELECT i.incident, i.reported_at, signs.may_show
FROM incidents i
JOIN (
    SELECT incident, bool_or(may_show) AS may_show
    FROM (SELECT incident, may_show FROM young
          UNION ALL SELECT incident, true FROM at_home
          UNION ALL SELECT incident, true FROM coded
          UNION ALL SELECT incident, true FROM mentions)
    GROUP BY incident
) signs USING (incident);

-- When a PPN came in time for an incident: an hour or two more, since the rules decide.
CREATE MACRO is_near(submitted_at, reported_at, days) AS
    submitted_at > reported_at - INTERVAL '1 minute' AND submitted_at <= reported_at + to_days(days) + INTERVAL '2 hours';

-- Times in buckets, so that a join never looks at years for the sake of a month: a PPN stands in the two buckets in
-- which an incident of its may have been reported.
CREATE MACRO bucket_of(moment) AS date_diff('day', DATE '2000-01-01', moment::DATE) // ($context_days + 2);
CREATE MACRO buckets_before(moment) AS
    [bucket_of(moment + INTERVAL '1 minute') - 1, bucket_of(moment + INTERVAL '1 minute')];
