"""A nightly run of Refocus on Kubernetes. The task's state follows from the exit code of the driver, which is the task's own pod."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.exceptions import AirflowFailException
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from kubernetes.client import models as k8s

IMAGE = "registry.example.com/refocus:0.1.0"
NAMESPACE = "refocus"

# The driver asks for executors itself; they call it by the address of its pod.
ARGUMENTS = [
    "restore",
    "--input=s3a://archive/photos/",
    "--output=s3a://archive/restored/",
    "--json",
    "--master=k8s://https://kubernetes.default.svc",
    f"--conf=spark.kubernetes.namespace={NAMESPACE}",
    f"--conf=spark.kubernetes.container.image={IMAGE}",
    "--conf=spark.kubernetes.driver.pod.name=$(POD_NAME)",
    "--conf=spark.kubernetes.executor.podTemplateFile=/opt/refocus/deploy/kubernetes/executor.yaml",
    "--conf=spark.driver.host=$(POD_IP)",
    "--conf=spark.driver.bindAddress=0.0.0.0",
    "--conf=spark.executor.instances=8",
    "--conf=spark.executor.cores=1",
    "--conf=spark.executor.memory=1g",
]


def field(name, path):
    """A variable of the pod that holds what Kubernetes says of it."""
    source = k8s.V1EnvVarSource(field_ref=k8s.V1ObjectFieldSelector(field_path=path))
    return k8s.V1EnvVar(name=name, value_from=source)


class RefocusOperator(KubernetesPodOperator):
    """Tries again after exit code 3 and after signals, as the same command continues a run. After 1 (unusable) and 2 (some images failed) another
    try would not help: after 2 it would end with 0 and hide the failures."""

    FINAL = (1, 2)

    def execute(self, context):
        try:
            return super().execute(context)
        except AirflowFailException:
            raise
        except Exception as error:
            code = self.exit_code()
            if code in self.FINAL:
                raise AirflowFailException(f"refocus ended with exit code {code}") from error
            raise

    def exit_code(self):
        """Of the driver's container; None if its pod is gone."""
        if not self.pod:
            return None
        status = self.client.read_namespaced_pod(self.pod.metadata.name, NAMESPACE).status
        for container in status.container_statuses or []:
            if container.name == self.base_container_name and container.state.terminated:
                return container.state.terminated.exit_code
        return None


with DAG(
    dag_id="refocus_nightly",
    schedule="0 1 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    # A second run at once would do some of the work twice.
    max_active_runs=1,
) as dag:
    RefocusOperator(
        task_id="restore",
        name="refocus-driver",
        namespace=NAMESPACE,
        image=IMAGE,
        arguments=ARGUMENTS,
        service_account_name="refocus-driver",
        env_vars=[
            k8s.V1EnvVar(name="AWS_REGION", value="us-east-1"),
            k8s.V1EnvVar(name="REFOCUS_HEAP", value="2g"),
            k8s.V1EnvVar(name="REFOCUS_LOG", value="json"),
            field("POD_NAME", "metadata.name"),
            field("POD_IP", "status.podIP"),
        ],
        container_resources=k8s.V1ResourceRequirements(
            requests={"cpu": "1", "memory": "3Gi"}, limits={"memory": "3Gi"}
        ),
        # The exit code is read from the pod, so nothing may delete it before.
        on_finish_action="keep_pod",
        reattach_on_restart=True,
        get_logs=True,
        retries=3,
        retry_delay=timedelta(minutes=5),
    )
