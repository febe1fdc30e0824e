// Every background job, in one list.
import { checkDomains } from "./check-domains";
import { endExemptions } from "./end-exemptions";
import { endPauses } from "./end-pauses";
import { refreshMetadata } from "./refresh-metadata";
import { remindCertificates } from "./remind-certificates";
import { remindDomains } from "./remind-domains";
import { remindEmergency } from "./remind-emergency";
import { remindInvited } from "./remind-invited";
import type { Job } from "./schedule";
import { sendMail } from "./send-mail";
import { sweep } from "./sweep";
import { switchOn } from "./switch-on";
import { tellEmergencyUse } from "./tell-emergency-use";
import { tellUninvited } from "./tell-uninvited";
import { watchSignIns } from "./watch-sign-ins";

export const JOBS: readonly Job[] = [
  sendMail,
  sweep,
  switchOn,
  endPauses,
  endExemptions,
  watchSignIns,
  remindEmergency,
  remindCertificates,
  refreshMetadata,
  tellEmergencyUse,
  tellUninvited,
  remindInvited,
  remindDomains,
  // Last: it waits for other people's name servers.
  checkDomains,
];
