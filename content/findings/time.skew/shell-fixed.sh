sudo timedatectl set-ntp true
timedatectl status | grep synchronized # System clock synchronized: yes
