import { type SamlFault, type SamlFaultCode, samlFault } from "../core/saml-fault";

/**
 * How the small steps of lib/saml stop: thrown at any depth, caught once by the public function above, which
 * returns the fault as a value. Not an Error: no stack is wanted for what a stranger sent.
 */
export class Refused {
  constructor(readonly fault: SamlFault) {}
}

/** Stops the reading with this fault. */
export function refuse(code: SamlFaultCode, want?: string, got?: string): never {
  throw new Refused(samlFault(code, { want, got }));
}

/** Runs the steps; a refusal becomes a value, everything else is a defect and goes on up. */
export function catchRefusal<Result>(steps: () => Result): Result | { readonly fault: SamlFault } {
  try {
    return steps();
  } catch (stopped) {
    if (stopped instanceof Refused) return { fault: stopped.fault };
    throw stopped;
  }
}
