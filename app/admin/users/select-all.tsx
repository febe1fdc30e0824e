"use client";
import { useEffect, useState } from "react";
import { Checkbox } from "../../../components/ui/checkbox";
import { BULK_FORM } from "./bulk-form";

/** The tick boxes of the rows on this page. */
export function rowBoxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(`input[form="${BULK_FORM}"][name="userIds[]"]`)];
}

/** Tells everybody who counts ticks that they changed by script. */
export function tickRows(ticked: boolean): void {
  for (const box of rowBoxes()) box.checked = ticked;
  document.dispatchEvent(new Event("change"));
}

/** How many rows are ticked; follows every tick. */
export function useTicked(): { ticked: number; rows: number } {
  const [state, setState] = useState({ ticked: 0, rows: 0 });
  useEffect(() => {
    const look = () => {
      const boxes = rowBoxes();
      setState({ ticked: boxes.filter((box) => box.checked).length, rows: boxes.length });
    };
    const later = () => setTimeout(look);
    look();
    document.addEventListener("change", look);
    document.addEventListener("reset", later);
    return () => {
      document.removeEventListener("change", look);
      document.removeEventListener("reset", later);
    };
  }, []);
  return state;
}

/** Ticks the whole page; needs a script, as the bar that it fills does. */
export function SelectAll() {
  const { ticked, rows } = useTicked();
  return (
    <span className="needs-script">
      <Checkbox
        name="select-page"
        label="Select everybody on this page"
        hideLabel
        checked={rows > 0 && ticked === rows}
        ref={(box) => {
          if (box) box.indeterminate = ticked > 0 && ticked < rows;
        }}
        onChange={(event) => tickRows(event.target.checked)}
      />
    </span>
  );
}
