import { useEffect, useState } from "react";

/** Width in pixels below which a table with these product columns is stacked; with many of them it scrolls instead. */
const enoughFor = (productColumns: number) => Math.min(Math.max(320 + productColumns * 148, 576), 960);

/**
 * Whether an element is too narrow for the table. The element and not the window: the navigation takes its share.
 */
export const useIsNarrow = <T extends HTMLElement>(productColumns: number) => {
  const [element, setElement] = useState<T | null>(null);
  const [width, setWidth] = useState(Infinity);
  useEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width < enoughFor(productColumns)] as const;
};
