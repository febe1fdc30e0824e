"use client";
import { type RefObject, useRef, useState } from "react";

interface Controls {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  closeOn?: unknown;
}

/**
 * Open or not, by itself or by its owner; closes when `closeOn` changes to something.
 * `focus`: where focus goes on opening (`first`, or the first control) and back on closing: to the control that had it,
 * or to the page's heading when that control is gone.
 */
export function useDialogState(controls: Controls, first?: RefObject<HTMLElement | null>) {
  const [own, setOwn] = useState(false);
  const [closedBy, setClosedBy] = useState(controls.closeOn);
  const opener = useRef<Element | null>(null);
  const open = controls.open ?? own;

  const setOpen = (next: boolean) => {
    if (next) opener.current = document.activeElement;
    setOwn(next);
    controls.onOpenChange?.(next);
  };
  if (controls.closeOn !== closedBy) {
    setClosedBy(controls.closeOn);
    if (controls.closeOn && own) setOwn(false);
  }
  const focus = {
    initialFocus: () => {
      opener.current ??= document.activeElement;
      return first?.current ?? true;
    },
    finalFocus: () => {
      const before = opener.current;
      opener.current = null;
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) return before;
      return document.querySelector<HTMLElement>("h1");
    },
  } as const;
  return { open, setOpen, focus };
}
