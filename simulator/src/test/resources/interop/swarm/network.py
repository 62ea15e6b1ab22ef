"""A small network of namespaces: each client alone at its own addresses, all on one bridge with the tracker."""
import os
import socket
import subprocess

PREFIXES = {"ipv4": "10.99.0.", "ipv6": "2001:db8:99::"}


def run(*command, **options):
    """Runs a command to its end; one that fails is an error that shows what it said."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise OSError(f"{' '.join(str(word) for word in command)}: {done.stdout}{done.stderr}")
    return done.stdout


def address(family, host):
    return f"{PREFIXES[family]}{host}"


def addresses(host, device):
    """Commands of `ip` that put a device up with both addresses. Routes lead anywhere, as on a real network: Transmission
    announces over IPv6 only where it sees a global address, which it asks the routes for."""
    return f"""link set lo up
link set {device} up
addr add {address("ipv4", host)}/24 dev {device}
addr add {address("ipv6", host)}/64 dev {device} nodad
route add default dev {device}
route add ::/0 dev {device}
"""


class Network:
    """The bridge, at which the caller itself is the hosts given first."""

    def __init__(self, hosts):
        # In any other place, the commands below would change the network of the machine.
        if [name for _, name in socket.if_nameindex()] != ["lo"] or os.readlink("/proc/self") != str(os.getpid()):
            raise OSError("run this inside fresh namespaces of network and processes, with a /proc of their own")
        run("ip", "link", "add", "hub0", "type", "bridge", "mcast_snooping", "0")
        run("ip", "-batch", "-", input=addresses(hosts[0], "hub0"))
        for host in hosts[1:]:
            run("ip", "addr", "add", address("ipv4", host) + "/24", "dev", "hub0")
            run("ip", "addr", "add", address("ipv6", host) + "/64", "dev", "hub0", "nodad")

    def attach(self, host):
        """Makes a namespace with this host's addresses; returns the words to put before a command that is to run there."""
        holder = subprocess.Popen(["unshare", "--net", "sh", "-c", "echo; exec sleep infinity"], stdout=subprocess.PIPE)
        holder.stdout.readline()
        inside = ["nsenter", f"--net=/proc/{holder.pid}/ns/net"]
        run("ip", "link", "add", f"host{host}", "type", "veth", "peer", "name", "eth0", "netns", holder.pid)
        run("ip", "link", "set", f"host{host}", "master", "hub0", "up")
        run(*inside, "ip", "-batch", "-", input=addresses(host, "eth0"))
        return inside
