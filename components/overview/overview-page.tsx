"use client";

import { useQuery } from "@tanstack/react-query";
import { SettingsNav } from "@/components/settings/settings-nav";
import { useViewer } from "@/components/settings/viewer-context";
import { Card, CardBody } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { listTasks } from "@/lib/client/github/list-tasks";
import { githubQueries } from "@/lib/client/github/queries";
import { describeOrder } from "./describe-order";
import { GithubSummary } from "./github-summary";
import { TaskList } from "./task-list";
import { WhereYouAre } from "./where-you-are";

export function OverviewPage() {
  const { capabilities } = useViewer();
  const installations = useQuery({ ...githubQueries.installations(), refetchOnWindowFocus: true });
  const hasRequests = capabilities.features.includes("githubListRequests");
  const requests = useQuery({ ...githubQueries.requests(), enabled: hasRequests });
  const isChecked = installations.data !== undefined && (!hasRequests || requests.data !== undefined);
  const isFailed = installations.isError || requests.isError;
  const tasks = listTasks(installations.data ?? [], requests.data ?? []);

  return (
    <>
      <PageHeader
        title={
          <>
            <span className="sm:hidden">Settings</span>
            <span className="max-sm:hidden">Overview</span>
          </>
        }
        description={describeOrder({ count: tasks.length, isChecked, isFailed })}
      />
      <div className="mt-6 flex flex-col gap-4">
        <TaskList tasks={tasks} />
        <Card className="sm:hidden" aria-label="Pages">
          <SettingsNav layout="page" />
        </Card>
        <WhereYouAre />
        <Card title="GitHub" description="The accounts that are connected to yours.">
          <CardBody flush>
            <GithubSummary list={installations} />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
