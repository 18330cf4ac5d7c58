/// The names of Asia and Africa.
extension SampleCulture {
    static let indianNames = SampleNameLists(
        given: """
            Aarav Aditi Ajit Akhila Alka Amrita Anand Anjali Anil Aparna Arjun Arundhati Ashok Asha Bala Bharati
            Bhaskar Bindu Chandni Charu Daksha Deepak Devika Dhruv Dinesh Divya Ganesh Gauri Girish Gita Harish Hema
            Indira Ishaan Jagdish Jayanti Jyoti Kalpana Kamal Kavita Keshav Kiran Kishore Kunal Lalita Lakshmi Leela
            Madhav Mahesh Malini Manoj Meena Mohan Mridula Mukesh Nalini Nandini Naveen Neeraj Nisha Padma Pallavi
            Pankaj Parvati Pooja Prakash Pramod Pratima Radha Raghav Rajani Ramesh Rekha Rohan Rukmini Sachin Sandhya
            Sanjay Sarita Satish Savita Shanti Shekhar Shweta Sudha Suresh Sunita Tara Tarun Uday Uma Usha Varun
            Vasant Vidya Vijay Vikram Vinod Yash
            """,
        family: """
            Achar Aggar Ban Bhand Bhat Chand Chatt Chit Dev Des Dhar Gad Gang Ghor Gok Gov Gup Har Jag Jay Kal Kam Kar
            Khand Khar Kul Lok Mad Mah Man Med Muk Nag Nam Nar Pad Pal Pand Par Phad Pr Raj Ram Ran Sah Sam Sen Shar
            Shet Sub Tal Triv Up Var Ven Vish Yad
            """,
        """
        adkar akar al amurthy an ani apati are arkar asekhar ath avan awale dikar edi ekar endran eshwar eyan ia ikar
        inath ini kar nath ohar opadhyay oti ul uri war
        """
    )

    static let japaneseNames = SampleNameLists(
        given: """
            Ai Aki Akira Asa Atsuo Ayano Chie Daigo Daisuke Eiji Emi Fumiko Genta Hana Haruka Haruo Hideki Hinata
            Hiroshi Hitomi Ichirō Izumi Jirō Jun Kaede Kana Katsumi Kazuki Kei Kenta Kiyomi Kōhei Kotone Kyōko Makoto
            Mariko Masato Mayu Michiko Midori Minoru Misaki Mitsuo Naoki Natsumi Nobuo Nozomi Osamu Reiko Rie Rin Ryō
            Ryōta Sachiko Sakura Saori Satoshi Sayuri Shigeru Shinji Shizuka Shōta Sōta Sumire Susumu Taichi Takashi
            Takumi Tamaki Tetsuya Tomoko Tōru Tsubasa Yasuo Yōko Yoshie Yūji Yukari Yumi Yūta
            """,
        family: """
            Aka Ao Ara Asa Fuji Fuku Furu Hama Hara Hase Hayashi Hira Hoshi Ichi Iku Ina Ishi Ita Iwa Kami Kane Kata
            Kawa Kiku Kino Kita Koba Koma Kuro Maru Matsu Mina Miya Mizu Mori Mura Naga Naka Nishi No Oka Oku Ono Ōta
            Saka Saku Sawa Sera Shima Shimo Sugi Suzu Taka Take Tani Tera Toku Tomi Tsuka Uchi Ue Yama Yana Yoko Yoshi
            """,
        """
        be bayashi da do e gaki gawa ha hara hashi hata hira i ishi ji kado kage kawa ki kura machi matsu me mi mine
        miya mori moto mura naga naka no numa o oka saka saki sato sawa se shima shita ta tani to tsu uchi ura wa waki
        ya yama zaki zawa zoe
        """
    )

    static let koreanNames = SampleNameLists(
        given: """
            Ae Bo Bong Byung Chae Chan Cheol Da Dae Do Dong Eun Ga Geun Gi Gyu Ha Hae Han Hee Ho Hye Hyo Hyun In Jae
            Ji Jin Jong Joo Jun Jung Kang Ki Kwang Kyung Min Mi Mun Myung Na Nam Sang Se Seo Seok Seon Seong Seul Si
            So Soo Su Sung Tae Won Woo Ye Yeon Yong Yoo Young Yu Yun
            """,
        """
        -a -ah -bin -cheol -chul -dong -eun -gi -gyu -ha -hee -ho -hoon -hwa -hwan -hye -hyuk -hyun -il -in -jae -ji
        -jin -joo -joon -jung -ki -kyu -kyung -mi -min -mo -na -rae -ran -ri -seob -seok -seon -sik -soo -sook -suk
        -sun -sung -tae -won -woo -yeol -yeon -yong -yoon -young -yul
        """,
        family: """
            Ahn Bae Baek Bang Byun Cha Chae Cho Choi Chun Eom Gil Go Gong Goo Gu Ha Ham Han Heo Hong Hwang Im Jang
            Jeon Jeong Ji Jin Joo Kang Kim Kook Kwak Kwon Lee Lim Ma Maeng Min Moon Myung Na Nam Noh Oh Pyo Ra Ryu Seo
            Seol Shim Shin Sohn Son Song Sung Tak Tae Um Wi Won Woo Yang Yeo Yeom Yoo Yoon Yu
            """, familyFirst: true)

    static let chineseNames = SampleNameLists(
        given: """
            Ai Bao Bi Bo Chang Chao Chun Da De Fang Fei Feng Fu Guang Gui Guo Hai Han Hao He Hong Hua Hui Ji Jia Jian
            Jie Jin Jing Jun Kai Ke Lan Li Lian Liang Lin Ling Long Mei Meng Min Ming Mu Na Ning Pei Peng Ping Qi Qian
            Qing Qiu Rong Ru Rui Shan Shao Shu Si Song Tao Tian Ting Wan Wei Wen Xia Xian Xiang Xiao Xin Xiu Xue Ya
            Yan Yang Yi Yin Ying Yong Yu Yuan Yue Yun Ze Zhen Zhi Zhong Zi
            """,
        """
        ~ an bin bo chen cheng chun dan de fan fang fei feng gang guo hai han hao he hong hua hui jia jian jie jin
        jing jun kai lan lei li liang lin ling long mei min ming na ning ping qi qiang qing rong rui shan sheng shu
        ting wei wen xia xiang xin xiu xue yan yang yi ying yu yuan yue yun zhen zhi
        """,
        family: """
            Bai Cai Cao Chang Chen Cheng Cui Dai Deng Ding Dong Du Fan Fang Feng Fu Gao Gong Gu Guo Han Hao He Hong
            Hou Hsieh Hsu Hu Huang Jia Jiang Jin Kong Lai Lei Li Liang Liao Lin Liu Long Lu Luo Ma Mao Meng Mo Ni Pan
            Peng Qian Qiao Qin Qiu Ren Shao Shen Shi Song Su Sun Tan Tang Tao Tian Tsai Wan Wang Wei Wen Wu Xia Xiang
            Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yin Yu Yuan Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou
            """, familyFirst: true)
}
