interface LiveRegionProps {
  message: string;
  urgent?: boolean;
}

/** Keep it mounted and change `message`: a region that arrives with its text is not announced. */
export function LiveRegion({ message, urgent = false }: LiveRegionProps) {
  return (
    <span role={urgent ? "alert" : "status"} aria-live={urgent ? "assertive" : "polite"} className="sr-only">
      {message}
    </span>
  );
}
