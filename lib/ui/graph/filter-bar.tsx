import { Button, Select } from "../forms";
import { type Filters, noFilters, solveRateClasses } from "./measure";
import { reviewStates } from "./tree";

const any = "any";

/** Dims what is not asked for; nothing is taken away. */
export function FilterBar({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const { verdict, review, rate } = filters;
  const chosen = (value: string) => (value === any ? null : value);
  const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);
  const option = (value: string, label = capital(value)) => ({ value, label });
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">Filters</legend>
      <Select
        aria-label="Verdict"
        value={verdict ?? any}
        onChange={(event) => onChange({ ...filters, verdict: chosen(event.target.value) })}
        options={[
          option(any, "Any verdict"),
          ...["verified", "refuted", "undecided"].map((name) => option(name)),
          option("none", "No verdict"),
        ]}
        className="w-32"
      />
      <Select
        aria-label="Review state"
        value={review ?? any}
        onChange={(event) => onChange({ ...filters, review: chosen(event.target.value) })}
        options={[option(any, "Any review"), ...reviewStates.map((name) => option(name))]}
        className="w-32"
      />
      <Select
        aria-label="Solve rate"
        value={rate === null ? any : String(rate)}
        onChange={(event) =>
          onChange({ ...filters, rate: event.target.value === any ? null : Number(event.target.value) })
        }
        options={[
          option(any, "Any solve rate"),
          ...solveRateClasses.map(({ label }, index) => option(String(index), label)),
        ]}
        className="w-36"
      />
      {(verdict !== null || review !== null || rate !== null) && (
        <Button size="sm" variant="ghost" onClick={() => onChange(noFilters)}>
          Clear
        </Button>
      )}
    </fieldset>
  );
}
