"use client";

import { Card } from "@/components/ui/card";
import { hasAccessCard } from "@/lib/client/profile/profile-cards";
import type { User } from "@/lib/contract/schemas/account";
import { SettingList } from "./setting-list";
import { SettingSwitch } from "./setting-switch";
import { useSetting } from "./use-setting";

export function AccessCard({ user }: { user: User }) {
  const anonymous = useSetting("anonymize_data", user.anonymize_data ?? false);
  const support = useSetting("allow_impersonation", user.allow_impersonation ?? true);
  if (!hasAccessCard(user)) return null;
  return (
    <Card
      id="access"
      title="Data and support access"
      description="What is recorded of your own use, and who may look at your account."
    >
      <SettingList>
        {user.anonymize_data !== undefined && (
          <SettingSwitch
            label="Anonymise my data"
            hint={
              anonymous.value
                ? "Your use of PostHog is recorded without your name and address. Support finds less when you report a problem."
                : "Your use of PostHog is recorded with your name and address, so that support can look into what you report."
            }
            checked={anonymous.value === true}
            onChange={anonymous.save}
            state={anonymous.change}
          />
        )}
        {user.allow_impersonation !== undefined && (
          <SettingSwitch
            label="Let support sign in as you"
            hint={
              support.value === false
                ? "Nobody of the support team can open your account. They help from what you tell them."
                : "When you ask for help, the support team can open your account and see what you see."
            }
            checked={support.value !== false}
            onChange={support.save}
            state={support.change}
          />
        )}
      </SettingList>
    </Card>
  );
}
