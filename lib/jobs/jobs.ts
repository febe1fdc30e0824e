// Every background job, in one list.
import type { Job } from "./schedule";
import { sendMail } from "./send-mail";
import { sweep } from "./sweep";

export const JOBS: readonly Job[] = [sendMail, sweep];
