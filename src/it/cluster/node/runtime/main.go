// Two small parts of the node, in one program that plays the one whose name it is called by:
//
//	coredns [flags]         CoreDNS with the few plugins that a cluster needs
//	local-path CONFIG DIR   makes a directory under DIR for each claim of the class local-path
//
// What else a node runs (containerd, runc, the CNI plugins) are the "tool" lines of go.mod.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/coredns/coredns/coremain"
	core "k8s.io/api/core/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"

	_ "github.com/coredns/coredns/plugin/errors"
	_ "github.com/coredns/coredns/plugin/kubernetes"
	_ "github.com/coredns/coredns/plugin/loadbalance"
	_ "github.com/coredns/coredns/plugin/template"
)

func main() {
	switch filepath.Base(os.Args[0]) {
	case "coredns":
		coremain.Run()
	case "local-path":
		fail(provision(os.Args[1], directories(os.Args[2])))
	default:
		fail(fmt.Errorf("call me as coredns or local-path"))
	}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func provision(kubeconfig string, volumes directories) error {
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	forever := context.Background()
	controller.NewProvisionController(forever, client, "local-path", volumes, controller.LeaderElection(false)).Run(forever)
	return nil
}

// directories makes one directory for each volume, below itself.
type directories string

func (d directories) path(volume string) string { return filepath.Join(string(d), volume) }

func (d directories) Provision(
	_ context.Context, wanted controller.ProvisionOptions,
) (*core.PersistentVolume, controller.ProvisioningState, error) {
	dir := d.path(wanted.PVName)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	if err := os.Chmod(dir, 0o777); err != nil { // whatever the umask; a pod may run as any user
		return nil, controller.ProvisioningFinished, err
	}
	kind := core.HostPathDirectory
	claim := wanted.PVC.Spec
	return &core.PersistentVolume{
		ObjectMeta: meta.ObjectMeta{Name: wanted.PVName},
		Spec: core.PersistentVolumeSpec{
			PersistentVolumeReclaimPolicy: *wanted.StorageClass.ReclaimPolicy,
			AccessModes:                   claim.AccessModes,
			VolumeMode:                    claim.VolumeMode,
			Capacity:                      core.ResourceList{core.ResourceStorage: claim.Resources.Requests[core.ResourceStorage]},
			PersistentVolumeSource:        core.PersistentVolumeSource{HostPath: &core.HostPathVolumeSource{Path: dir, Type: &kind}},
		},
	}, controller.ProvisioningFinished, nil
}

func (d directories) Delete(_ context.Context, volume *core.PersistentVolume) error {
	return os.RemoveAll(d.path(volume.Name))
}
