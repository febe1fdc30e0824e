"use client";
import { type ReactNode, useEffect, useRef } from "react";

/** The first page of a visit keeps the browser's own focus; later ones may move it to their title. */
let arrived = false;

/** The page's h1. With `move` it takes focus when the page is reached inside the app (WCAG 2.4.3). */
export function FocusHeading({
  move = false,
  id,
  children,
}: {
  move?: boolean;
  id?: string;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived && move) heading.current?.focus();
    arrived = true;
  }, [move]);
  return (
    <h1 ref={heading} id={id} tabIndex={-1} className="min-w-0 wrap-anywhere">
      {children}
    </h1>
  );
}
