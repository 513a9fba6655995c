-- In the order of their ids: who wants the first few of a family reads those and no more.
DROP INDEX problem_of_family;
CREATE INDEX problem_of_family ON problem (curriculum_id, problem_family(canonical), id);
