-- The audit log is found by what was done, by when, and by the curriculum that an entry belongs to: its own entries and those of
-- its problems, its runs and the model versions that they wrote.

-- Beside the log, whose entries are never written again: each entry once, with the curriculum it belongs to or none. No reference: an
-- entry stays, and so does what it belonged to. What was done, by whom and when stand here too, with the indexes that filters need:
-- on the log itself each of them would be paid for by every entry, and so by every decision.
CREATE TABLE audit_scope (
  entry_id bigint NOT NULL,
  curriculum_id text,
  action text NOT NULL,
  actor text NOT NULL,
  at timestamptz(3) NOT NULL,
  CONSTRAINT audit_scope_pkey PRIMARY KEY (entry_id)
);
DROP INDEX audit_entry_actor_id_idx;
-- Nobody looks for an entry by its hash, and the chain has no two alike.
DROP INDEX audit_entry_hash_key;
CREATE INDEX audit_scope_actor_entry_id_idx ON audit_scope (actor, entry_id);
CREATE INDEX audit_scope_action_entry_id_idx ON audit_scope (action, entry_id);
CREATE INDEX audit_scope_at_idx ON audit_scope (at);
CREATE INDEX audit_scope_curriculum_id_entry_id_idx ON audit_scope (curriculum_id, entry_id);
CREATE INDEX audit_scope_curriculum_id_action_entry_id_idx ON audit_scope (curriculum_id, action, entry_id);
CREATE INDEX audit_scope_actor_action_entry_id_idx ON audit_scope (actor, action, entry_id);
CREATE INDEX audit_scope_curriculum_id_actor_entry_id_idx ON audit_scope (curriculum_id, actor, entry_id);
CREATE INDEX audit_scope_curriculum_id_actor_action_entry_id_idx ON audit_scope (curriculum_id, actor, action, entry_id);

CREATE FUNCTION curriculum_of_entry(subject text, changes jsonb) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
  kind text := split_part(subject, ':', 1);
  subject_id text := substr(subject, length(kind) + 2);
BEGIN
  IF kind = 'curriculum' THEN
    RETURN subject_id;
  ELSIF kind = 'problem' THEN
    RETURN coalesce(changes ->> 'curriculumId', (SELECT curriculum_id FROM problem WHERE id = subject_id));
  ELSIF kind = 'run' THEN
    RETURN coalesce(changes ->> 'curriculumId', (SELECT curriculum_id FROM run WHERE id = subject_id));
  ELSIF changes ? 'runId' THEN
    RETURN (SELECT curriculum_id FROM run WHERE id = changes ->> 'runId');
  END IF;
  RETURN NULL;
END $$;

-- Takes up to `most` entries that are not here yet, in their order, and says how many. Whoever writes an entry does not wait for this.
-- An older entry about a problem that was deleted belongs where another entry about it says.
CREATE FUNCTION scope_audit_entries(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  taken integer;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit scope', 0));
  INSERT INTO audit_scope (entry_id, curriculum_id, action, actor, at)
    SELECT entry.id, coalesce(
      curriculum_of_entry(entry.subject, entry.payload::jsonb -> 'changes'),
      CASE WHEN entry.subject LIKE 'problem:%' THEN
        (SELECT other.payload::jsonb #>> '{changes,curriculumId}' FROM audit_entry other
         WHERE other.subject = entry.subject AND other.payload::jsonb #> '{changes}' ? 'curriculumId' LIMIT 1)
      END), entry.action, entry.actor, entry.at
    FROM audit_entry entry
    WHERE entry.id > coalesce((SELECT max(entry_id) FROM audit_scope), 0)
    ORDER BY entry.id LIMIT most;
  GET DIAGNOSTICS taken = ROW_COUNT;
  RETURN taken;
END $$;

CREATE TRIGGER audit_scope_is_append_only BEFORE UPDATE OR DELETE ON audit_scope
  FOR EACH ROW EXECUTE FUNCTION refuse_change('the audit log is append-only');
CREATE TRIGGER audit_scopes_are_append_only BEFORE TRUNCATE ON audit_scope
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the audit log is append-only');
