-- Which PPNs, edges and scenes belong to which batch of targets. The scenes of rivals stand in each batch that asks.
-- The edges are not kept: a crowd of one name brings millions into every batch.
CREATE TABLE batch_ppns AS
SELECT DISTINCT t.batch, e.ppn_id FROM edges e JOIN targets t USING (incident);

CREATE VIEW batch_edges AS
SELECT b.batch, e.ppn_id, e.incident FROM edges e JOIN batch_ppns b USING (ppn_id);

CREATE TABLE batch_scenes AS
SELECT batch, incident FROM targets UNION SELECT batch, incident FROM batch_edges;

-- The originals of duplicates: whatever follows OF on the flag.
CREATE TABLE batch_flags AS
SELECT DISTINCT d.batch, i.incident, i.flags
FROM incidents i
JOIN (SELECT batch, trim(regexp_extract(flag, '(?i)^dup\S*\s+of\s+(.+)$', 1)) AS incident_id
      FROM (SELECT t.batch, unnest(string_split(i.flags, ';')) AS flag
            FROM incidents i JOIN targets t USING (incident) WHERE i.flags ILIKE '%dup%')) d USING (incident_id);
