import type { ReactNode } from "react";
import { AccountTheme } from "@/components/theme/account-theme";
import { MissingPartNotice } from "@/components/ui/missing-part-notice";
import { AccountMenu } from "./account-menu";
import { AppHeader } from "./app-header";
import { CommandMenu } from "./command-menu";
import { EnforcedTwoFactor } from "./enforced-two-factor";
import { FrameColumns } from "./frame-columns";
import { FrameProblemNotice, FrameProblemProvider } from "./frame-problem";
import { ProjectSwitch } from "./project-switch";
import { ProofProvider } from "./proof-provider";
import { ReadOnlyNotice } from "./read-only-notice";
import { RouteFocus } from "./route-focus";
import { SkipLink } from "./skip-link";
import { TabSync } from "./tab-sync";
import { type Viewer, ViewerProvider } from "./viewer-context";

interface SettingsFrameProps {
  viewer: Viewer;
  children: ReactNode;
}

export function SettingsFrame({ viewer, children }: SettingsFrameProps) {
  return (
    <ViewerProvider viewer={viewer}>
      <AccountTheme />
      <FrameProblemProvider>
        <SkipLink />
        <AppHeader place={<ProjectSwitch />} search={<CommandMenu />} account={<AccountMenu />} />
        <ProofProvider>
          <FrameColumns>
            <FrameProblemNotice />
            <ReadOnlyNotice />
            <EnforcedTwoFactor>{children}</EnforcedTwoFactor>
          </FrameColumns>
        </ProofProvider>
        <RouteFocus />
        <TabSync />
        <MissingPartNotice />
      </FrameProblemProvider>
    </ViewerProvider>
  );
}
