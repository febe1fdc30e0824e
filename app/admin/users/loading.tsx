import { PageHeader } from "../../../components/page-header";
import { Skeleton } from "../../../components/ui/skeleton";

export default function LoadingUsers() {
  return (
    <>
      <PageHeader title="Users" />
      <Skeleton height={140} label="Loading people…" />
      <Skeleton height={480} label="Loading the list…" />
    </>
  );
}
