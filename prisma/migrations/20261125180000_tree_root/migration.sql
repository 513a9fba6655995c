-- Each problem knows the root of its tree, so that a split by tree, or a tree's counts, need no walk from each problem up.

ALTER TABLE problem ADD COLUMN root_id text NOT NULL DEFAULT '';

-- The triggers would count every row as changed, and a million rows would be entered into each index twice over.
ALTER TABLE problem DISABLE TRIGGER USER;
DO $$
DECLARE
  names text[];
  definitions text[];
  command text;
BEGIN
  SELECT array_agg(indexrelid::regclass::text), array_agg(pg_get_indexdef(indexrelid)) INTO names, definitions
    FROM pg_index
    WHERE indrelid = 'problem'::regclass AND NOT indisunique AND indexrelid <> 'problem_parent_id_idx'::regclass;
  EXECUTE 'DROP INDEX ' || array_to_string(names, ', ');
  WITH RECURSIVE tree AS (
    SELECT id, id AS root_id FROM problem WHERE parent_id IS NULL
    UNION ALL
    SELECT problem.id, tree.root_id FROM tree JOIN problem ON problem.parent_id = tree.id)
  UPDATE problem SET root_id = tree.root_id FROM tree WHERE tree.id = problem.id;
  FOREACH command IN ARRAY definitions LOOP
    EXECUTE command;
  END LOOP;
END $$;
ALTER TABLE problem ENABLE TRIGGER USER;

-- As before, and the root beside the level.
CREATE OR REPLACE FUNCTION place_problem_in_tree() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tree bigint := hashtextextended('problem tree ' || NEW.curriculum_id, 0);
  parent record;
  ancestor text;
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.curriculum_id <> OLD.curriculum_id THEN
    RAISE EXCEPTION 'problem % cannot leave its curriculum', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'problem_keeps_curriculum';
  END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_advisory_xact_lock_shared(tree);
  ELSE
    PERFORM pg_advisory_xact_lock(tree);
  END IF;

  IF NEW.parent_id IS NULL THEN
    NEW.level := 0;
    NEW.root_id := NEW.id;
    RETURN NEW;
  END IF;

  ancestor := NEW.parent_id;
  WHILE ancestor IS NOT NULL LOOP
    IF ancestor = NEW.id THEN
      RAISE EXCEPTION 'problem % would be its own ancestor', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'problem_has_no_cycle';
    END IF;
    -- A new row has no children yet, so only a parent that is itself could close a cycle.
    EXIT WHEN TG_OP = 'INSERT';
    SELECT parent_id INTO ancestor FROM problem WHERE id = ancestor;
  END LOOP;

  SELECT level, root_id, curriculum_id INTO parent FROM problem WHERE id = NEW.parent_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'problem % has an unknown parent %', NEW.id, NEW.parent_id
      USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'problem_parent_id_fkey';
  END IF;
  IF parent.curriculum_id <> NEW.curriculum_id THEN
    RAISE EXCEPTION 'problem % and its parent are of different curricula', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'problem_parent_in_curriculum';
  END IF;
  NEW.level := parent.level + 1;
  NEW.root_id := parent.root_id;
  RETURN NEW;
END $$;

DROP TRIGGER problem_is_placed ON problem;
CREATE TRIGGER problem_is_placed BEFORE INSERT OR UPDATE OF parent_id, curriculum_id, level, root_id ON problem
  FOR EACH ROW EXECUTE FUNCTION place_problem_in_tree();

DROP TRIGGER problem_moves_with_descendants ON problem;
CREATE TRIGGER problem_moves_with_descendants AFTER UPDATE OF parent_id, level, root_id ON problem
  FOR EACH ROW WHEN (OLD.level <> NEW.level OR OLD.root_id <> NEW.root_id) EXECUTE FUNCTION move_descendants();
