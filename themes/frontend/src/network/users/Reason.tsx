import { EmptyState, EmptyStateBody, EmptyStateFooter, EmptyStateHeader, EmptyStateIcon } from "@patternfly/react-core";
import { UsersIcon } from "@patternfly/react-icons";
import type { ComponentType, ReactNode } from "react";

type ReasonProps = { title: string; body: string; icon?: ComponentType; children?: ReactNode };

/** Says why there is nothing to show; its children are the way out, if there is one. */
export const Reason = ({ title, body, icon = UsersIcon, children }: ReasonProps) => (
  <EmptyState>
    <EmptyStateHeader titleText={title} headingLevel="h2" icon={<EmptyStateIcon icon={icon} />} />
    <EmptyStateBody>{body}</EmptyStateBody>
    {children && <EmptyStateFooter>{children}</EmptyStateFooter>}
  </EmptyState>
);
