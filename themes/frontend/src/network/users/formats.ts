const usable = (language: string | undefined) => {
  try {
    // Keycloak also has languages like pt_BR, and realms may define any name
    return Intl.getCanonicalLocales(language?.replace("_", "-"))[0];
  } catch {
    return undefined;
  }
};

/** Dates and numbers as the viewer's language writes them; the browser's where that is no language it knows. */
export const formatsFor = (language: string | undefined) => {
  const locale = usable(language);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "long" });
  const number = new Intl.NumberFormat(locale);
  return {
    day: (time: number) => day.format(time),
    moment: (time: number) => moment.format(time),
    number: (value: number) => number.format(value),
  };
};
