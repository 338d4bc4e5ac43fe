package dev.ordinal.embedded.kinds;

import static dev.ordinal.embedded.kinds.Kind.Trait.GENERATION;
import static dev.ordinal.embedded.kinds.Kind.Trait.NAMESPACED;
import static dev.ordinal.embedded.kinds.Kind.Trait.STATUS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kinds every cluster has, as a table. */
final class BuiltInKinds {
    private static final String CRD_API = "apiextensions.k8s.io/v1";
    private static final List<Column> NO_COLUMNS = List.of();

    private BuiltInKinds() {}

    static List<Kind> rows() {
        List<Kind> rows = new ArrayList<>();
        rows.addAll(workloads());
        rows.addAll(storage());
        rows.addAll(configuration());
        rows.add(events());
        rows.addAll(clusterWide());
        return rows;
    }

    private static List<Kind> workloads() {
        return List.of(
                row("v1", names("Pod", "pods", "po", "all"), of(NAMESPACED, STATUS, GENERATION), Cells.ofPods())
                        .selectableBy(
                                "spec.nodeName",
                                "spec.restartPolicy",
                                "spec.schedulerName",
                                "spec.serviceAccountName",
                                "status.phase",
                                "status.podIP",
                                "status.nominatedNodeName"),
                row(
                                "apps/v1",
                                names("StatefulSet", "statefulsets", "sts", "all"),
                                of(NAMESPACED, STATUS, GENERATION),
                                List.of(
                                        Column.text("Ready", Cells::readyReplicas),
                                        Column.text("Containers", set -> Cells.containers(set, "name"))
                                                .wide(),
                                        Column.text("Images", set -> Cells.containers(set, "image"))
                                                .wide()))
                        .scaled(ScalePaths.of(".spec.replicas", ".status.replicas", ".spec.selector")),
                row(
                        "apps/v1",
                        names("ControllerRevision", "controllerrevisions", "", ""),
                        of(NAMESPACED),
                        List.of(
                                Column.text("Controller", Cells::controller),
                                new Column("Revision", "integer", "", 0, JsonPath.parse(".revision")::find))),
                row("v1", names("Service", "services", "svc", "all"), of(NAMESPACED, STATUS), Cells.ofServices()),
                row(
                        "policy/v1",
                        names("PodDisruptionBudget", "poddisruptionbudgets", "pdb", ""),
                        of(NAMESPACED, STATUS, GENERATION),
                        List.of(
                                Column.of("Min Available", ".spec.minAvailable"),
                                Column.of("Max Unavailable", ".spec.maxUnavailable"),
                                Column.of("Allowed Disruptions", ".status.disruptionsAllowed"))));
    }

    private static List<Kind> storage() {
        return List.of(
                row(
                        "v1",
                        names("PersistentVolumeClaim", "persistentvolumeclaims", "pvc", ""),
                        of(NAMESPACED, STATUS),
                        List.of(
                                Column.text("Status", Cells::claimPhase),
                                Column.of("Volume", ".spec.volumeName"),
                                Column.of("Capacity", ".status.capacity.storage"),
                                Column.text("Access Modes", Cells::accessModes),
                                Column.of("StorageClass", ".spec.storageClassName"),
                                Column.text("VolumeAttributesClass", claim -> "<unset>"),
                                Column.of("VolumeMode", ".spec.volumeMode").wide())),
                row(
                        "v1",
                        names("PersistentVolume", "persistentvolumes", "pv", ""),
                        of(STATUS),
                        List.of(
                                Column.of("Capacity", ".spec.capacity.storage"),
                                Column.text("Access Modes", Cells::accessModes),
                                Column.of("Reclaim Policy", ".spec.persistentVolumeReclaimPolicy"),
                                Column.of("Status", ".status.phase"),
                                Column.text("Claim", Cells::claim),
                                Column.of("StorageClass", ".spec.storageClassName"))),
                row(
                        "storage.k8s.io/v1",
                        names("StorageClass", "storageclasses", "sc", ""),
                        of(),
                        List.of(
                                Column.of("Provisioner", ".provisioner"),
                                Column.of("ReclaimPolicy", ".reclaimPolicy"),
                                Column.of("VolumeBindingMode", ".volumeBindingMode"),
                                Column.of("AllowVolumeExpansion", ".allowVolumeExpansion"))));
    }

    private static List<Kind> configuration() {
        return List.of(
                row(
                        "v1",
                        names("ConfigMap", "configmaps", "cm", ""),
                        of(NAMESPACED),
                        List.of(new Column("Data", "integer", "", 0, Cells::entries))),
                row(
                                "v1",
                                names("Secret", "secrets", "", ""),
                                of(NAMESPACED),
                                List.of(
                                        Column.of("Type", ".type"),
                                        new Column("Data", "integer", "", 0, Cells::entries)))
                        .selectableBy("type"),
                row("v1", names("ServiceAccount", "serviceaccounts", "sa", ""), of(NAMESPACED), NO_COLUMNS),
                row(
                        "v1",
                        names("ResourceQuota", "resourcequotas", "quota", ""),
                        of(NAMESPACED, STATUS),
                        List.of(Column.text("Request", Cells::quota))),
                row("v1", names("LimitRange", "limitranges", "limits", ""), of(NAMESPACED), NO_COLUMNS),
                row(
                        "coordination.k8s.io/v1",
                        names("Lease", "leases", "", ""),
                        of(NAMESPACED),
                        List.of(Column.of("Holder", ".spec.holderIdentity"))));
    }

    private static Kind events() {
        return row(
                        "v1",
                        names("Event", "events", "ev", ""),
                        of(NAMESPACED),
                        List.of(
                                new Column("Last Seen", "date", "", 0, JsonPath.parse(".lastTimestamp")::find),
                                Column.of("Type", ".type"),
                                Column.of("Reason", ".reason"),
                                Column.text("Object", Cells::involved),
                                Column.of("Message", ".message")))
                .selectableBy(
                        "involvedObject.kind",
                        "involvedObject.namespace",
                        "involvedObject.name",
                        "involvedObject.uid",
                        "involvedObject.apiVersion",
                        "involvedObject.resourceVersion",
                        "involvedObject.fieldPath",
                        "reason",
                        "reportingComponent",
                        "type");
    }

    private static List<Kind> clusterWide() {
        return List.of(
                row(
                                "v1",
                                names("Namespace", "namespaces", "ns", ""),
                                of(STATUS),
                                List.of(Column.of("Status", ".status.phase")))
                        .selectableBy("status.phase"),
                row("v1", names("Node", "nodes", "no", ""), of(STATUS), Cells.ofNodes())
                        .selectableBy("spec.unschedulable"),
                row(
                        CRD_API,
                        names("CustomResourceDefinition", "customresourcedefinitions", "crd", "api-extensions"),
                        of(STATUS, GENERATION),
                        List.of(Column.of("Created At", ".metadata.creationTimestamp"))));
    }

    private static Kind row(String apiVersion, Kind.Names names, Set<Kind.Trait> traits, List<Column> columns) {
        return Kind.builtIn(apiVersion, names, traits, columns);
    }

    private static Kind.Names names(String kind, String plural, String shortName, String category) {
        return new Kind.Names(
                kind,
                plural,
                kind.toLowerCase(Locale.ROOT),
                shortName.isEmpty() ? List.of() : List.of(shortName),
                category.isEmpty() ? List.of() : List.of(category));
    }

    private static Set<Kind.Trait> of(Kind.Trait... traits) {
        Set<Kind.Trait> set = EnumSet.noneOf(Kind.Trait.class);
        set.addAll(List.of(traits));
        return set;
    }
}
