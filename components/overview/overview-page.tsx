"use client";

import { useQuery } from "@tanstack/react-query";
import { RecentActivity } from "@/components/settings/recent-activity";
import { SettingsNav } from "@/components/settings/settings-nav";
import { useCan } from "@/components/settings/use-access";
import { useViewer } from "@/components/settings/viewer-context";
import { Card, CardBody } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listTasks } from "@/lib/client/github/list-tasks";
import { githubQueries } from "@/lib/client/github/queries";
import { useInstallations } from "@/lib/client/github/use-installations";
import { listUrgent } from "@/lib/client/security/list-findings";
import { securityQueries } from "@/lib/client/security/queries";
import { describeOrder } from "./describe-order";
import { FirstSteps } from "./first-steps";
import { GithubSummary } from "./github-summary";
import { TaskList } from "./task-list";
import { WhereYouAre } from "./where-you-are";

export function OverviewPage() {
  const { user, capabilities } = useViewer();
  const installations = useInstallations();
  const { access } = capabilities;
  const hasRequests = useCan("trackGithubRequests");
  const hasStatus = useCan("manageTwoFactor");
  const requests = useQuery({ ...githubQueries.requests(), enabled: hasRequests });
  const status = useQuery({ ...securityQueries.status(), enabled: hasStatus });
  const reads = [installations, ...(hasStatus ? [status] : []), ...(hasRequests ? [requests] : [])];
  const isChecked = reads.every(({ data }) => data !== undefined);
  const isFailed = reads.some(({ isError }) => isError);
  const tasks = [
    ...listUrgent({ access, user, status: status.data }),
    ...listTasks(installations.data ?? [], requests.data ?? []),
  ];

  return (
    <>
      <PageHeader
        title={
          <>
            <span className="sm:hidden">Settings</span>
            <span className="max-sm:hidden">Overview</span>
          </>
        }
        description={describeOrder({ count: tasks.length, isChecked, isFailed, isWhole: hasStatus })}
      />
      <div className="mt-6 flex flex-col gap-4">
        <TaskList tasks={tasks} />
        <Card className="sm:hidden" aria-label="Pages">
          <SettingsNav layout="page" />
        </Card>
        <FirstSteps installations={installations.data} />
        <WhereYouAre />
        <Card id="github-accounts" title="GitHub" description="The accounts that are connected to yours.">
          <CardBody flush>
            <GithubSummary list={installations} />
          </CardBody>
        </Card>
        {/* What stands under a list of unknown length comes after it, or it would be moved. */}
        {!installations.isPending && <RecentActivity />}
      </div>
    </>
  );
}
