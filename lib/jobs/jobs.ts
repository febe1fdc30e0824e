// Every background job, in one list.
import type { Job } from "./schedule";
import { sweep } from "./sweep";

export const JOBS: readonly Job[] = [sweep];
