// One bad case or more for every rule of SAML.md section 1, in its order. Each breaks that rule and no earlier one.
import { CLAIMS } from "./bad-cases/claim-cases";
import { ENCRYPTION } from "./bad-cases/encryption-cases";
import { DATABASE, WHO } from "./bad-cases/person-cases";
import { SHAPE, STATUS_CASES } from "./bad-cases/shape-cases";
import { SIGNATURE } from "./bad-cases/signature-cases";
import { LEXICAL, SIZE_AND_ENCODING } from "./bad-cases/text-cases";
import type { BadCase } from "./forgeries";

export const BAD_CASES: readonly BadCase[] = [
  ...SIZE_AND_ENCODING,
  ...LEXICAL,
  ...SHAPE,
  ...STATUS_CASES,
  ...SIGNATURE,
  ...ENCRYPTION,
  ...CLAIMS,
  ...WHO,
  ...DATABASE,
];
