import { CircleX } from "lucide-react";
import type { Ref } from "react";
import type { FieldMessage } from "./action-result";
import { controlId } from "./control-id";

/** All that is wrong with a form, each entry leading to its field. Renders nothing for an empty list. */
export function FormError({ errors, ref }: { errors: readonly FieldMessage[]; ref?: Ref<HTMLDivElement> }) {
  if (errors.length === 0) return null;
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="flex gap-2 rounded-md border border-bad bg-bad-soft px-3 py-2 text-bad"
    >
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" />
      <ul className="min-w-0">
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`} className="break-words">
            {field === null ? (
              message
            ) : (
              <a href={`#${controlId(field)}`} className="underline underline-offset-2">
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
