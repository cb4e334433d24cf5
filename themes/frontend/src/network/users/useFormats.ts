import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatsFor } from "./formats";

export const useFormats = () => {
  const { i18n } = useTranslation();
  return useMemo(() => formatsFor(i18n.language), [i18n.language]);
};
